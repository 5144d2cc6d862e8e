using System.Globalization;
using Newtonsoft.Json;

namespace SpecClients.NSwag;

/// <summary>A string or a whole number, whichever came.</summary>
[JsonConverter(typeof(StringOrIntegerConverter))]
public readonly record struct StringOrInteger
{
    /// <summary>Holds a string.</summary>
    public StringOrInteger(string text) => Text = text;

    /// <summary>Holds a whole number.</summary>
    public StringOrInteger(long number) => Number = number;

    /// <summary>The string, or null where a number came.</summary>
    public string? Text { get; }

    /// <summary>The number, or null where a string came.</summary>
    public long? Number { get; }

    /// <summary>The value as text.</summary>
    public override string ToString() => Text ?? Number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}

internal sealed class StringOrIntegerConverter : JsonConverter<StringOrInteger>
{
    public override StringOrInteger ReadJson(JsonReader reader, Type objectType, StringOrInteger existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        reader.Value switch
        {
            string text => new StringOrInteger(text),
            long number => new StringOrInteger(number),
            _ => throw new JsonSerializationException($"A string or a whole number was expected at {reader.Path}."),
        };

    public override void WriteJson(JsonWriter writer, StringOrInteger value, JsonSerializer serializer)
    {
        if (value.Number is { } number)
            writer.WriteValue(number);
        else
            writer.WriteValue(value.Text);
    }
}
