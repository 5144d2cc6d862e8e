using System.Globalization;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;

namespace SpecClients.OpenApi.Screening;

/// <summary>Tells whether a default is a value of its schema's type.</summary>
internal static class Defaults
{
    /// <summary>What the default should be, if it is something else.</summary>
    public static string? InvalidKeyword(JObject schema, JToken value)
    {
        var types = schema["type"] switch
        {
            JArray list => list.Select(type => type.ToString()).ToList(),
            JValue { Value: string type } => [type],
            _ => [],
        };
        if (types.Count == 0 || types.Exists(type => Fits(type, value)))
            return types is ["string"] && value is JValue { Value: string text } && !FitsFormat(schema["format"]?.ToString(), text) ? $"of the format {schema["format"]}" : null;
        return string.Join(" or ", types.Select(Kind));
    }

    /// <summary>What one of another type clearly means, or nothing.</summary>
    public static JToken? Coerced(JObject schema, JToken value) => (schema["type"] as JValue)?.Value switch
    {
        "integer" => KeywordType.Count.Coerced(value),
        "number" when value.Type == JTokenType.String => KeywordType.Number.Coerced(value),
        "boolean" => KeywordType.Flag.Coerced(value),
        "string" when value is JValue { Type: JTokenType.Boolean } flag => flag.Value is true ? "true" : "false",
        "string" when value is JValue { Type: JTokenType.Integer or JTokenType.Float } number && schema["format"] is null => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool Fits(string type, JToken value) => type switch
    {
        "string" => value.Type == JTokenType.String,
        "integer" => value.Type == JTokenType.Integer || value.Type == JTokenType.Float && value.Value<double>() is var number && number == Math.Truncate(number),
        "number" => value.Type is JTokenType.Integer or JTokenType.Float,
        "boolean" => value.Type == JTokenType.Boolean,
        "array" => value.Type == JTokenType.Array,
        "object" => value.Type == JTokenType.Object,
        "null" => value.Type == JTokenType.Null,
        _ => true,
    };

    private static bool FitsFormat(string? format, string text) => format switch
    {
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uuid" => Guid.TryParse(text, out _),
        "byte" => Convert.TryFromBase64String(text, new byte[text.Length], out _),
        _ => true,
    };

    private static string Kind(string type) => type switch
    {
        "string" => "a text",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        _ => type,
    };
}
