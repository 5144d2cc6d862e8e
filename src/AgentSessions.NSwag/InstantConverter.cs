using System.Globalization;
using Newtonsoft.Json;

namespace AgentSessions.NSwag;

/// <summary>Reads RFC 3339 times with their offset; a time without a zone is UTC, not this machine's.</summary>
internal sealed class InstantConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => (Nullable.GetUnderlyingType(objectType) ?? objectType) == typeof(DateTimeOffset);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null && Nullable.GetUnderlyingType(objectType) is not null)
            return null;
        if (reader.TokenType == JsonToken.String && DateTimeOffset.TryParse((string)reader.Value!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant;
        throw new JsonSerializationException($"A time was expected at {reader.Path}.");
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(((DateTimeOffset)value!).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
}
