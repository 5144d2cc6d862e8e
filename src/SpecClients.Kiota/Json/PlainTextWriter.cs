using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Text;

namespace SpecClients.Kiota.Json;

/// <summary>Writes a body of plain text as Kiota does, and truth values as JSON and addresses spell them.</summary>
internal sealed class PlainTextWriter : TextSerializationWriter, ISerializationWriter
{
    void ISerializationWriter.WriteBoolValue(string? key, bool? value) =>
        WriteStringValue(key, value switch { true => "true", false => "false", null => null });
}
