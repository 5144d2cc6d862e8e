using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Kiota.Json;

namespace SpecClients.Kiota;

/// <summary>Writes what the clients read back as the JSON that the vendor sent.</summary>
/// <remarks>
/// Kiota's own serializer loses explicit nulls and the digits of free-form numbers. What the clients keep is all there;
/// only the order of members, white space and the spelling of equal strings, times and typed numbers may differ.
/// </remarks>
public static class KiotaJson
{
    /// <summary>The value as JSON text.</summary>
    /// <param name="value">A model, or an untyped node.</param>
    public static string Serialize(IParsable value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var writer = new SerializationWriter();
        writer.WriteObjectValue(null, value);
        using var content = (MemoryStream)writer.GetSerializedContent();
        return Encoding.UTF8.GetString(content.ToArray());
    }

    /// <summary>Writes the value as the next value of a writer.</summary>
    /// <param name="value">A model, or an untyped node.</param>
    /// <param name="writer">The writer; it is neither flushed nor disposed of.</param>
    public static void Serialize(IParsable value, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(writer);
        using var own = new SerializationWriter(writer);
        own.WriteObjectValue(null, value);
    }
}
