using System.Text;
using Newtonsoft.Json;
using SpecClients.Json;

namespace SpecClients.NSwag.Settings;

/// <summary>Reads RFC 3339 times with their offset; a time without a zone is UTC, not this machine's.</summary>
internal sealed class InstantConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => (Nullable.GetUnderlyingType(objectType) ?? objectType) == typeof(DateTimeOffset);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null && Nullable.GetUnderlyingType(objectType) is not null)
            return null;
        if (reader.TokenType == JsonToken.String && Rfc3339.TryParse(Encoding.UTF8.GetBytes((string)reader.Value!), out var instant, out _))
            return instant;
        throw new JsonSerializationException($"A time was expected at {reader.Path}.");
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(Rfc3339.Format((DateTimeOffset)value!, default));
}
