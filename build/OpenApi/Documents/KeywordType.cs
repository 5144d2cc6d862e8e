using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Documents;

/// <summary>The type of value that a keyword of OpenAPI has, and what one of another type clearly means all the same.</summary>
/// <param name="Kind">How messages call it.</param>
/// <param name="Fits">Whether a value is of the kind.</param>
internal sealed record KeywordType(string Kind, Func<JToken, bool> Fits)
{
    public static readonly KeywordType Text = new("a text", value => value is JValue { Type: not JTokenType.Null }) { IsNeeded = false };

    /// <summary>A text that something is called by: YAML writes 1e5 and true without quotation marks, and means them.</summary>
    public static readonly KeywordType Name = new("a text", value => value is JValue { Value: string })
    {
        IsNeeded = false,
        Coerced = value => value is JValue { Type: not JTokenType.Null } ? value.ToString(Newtonsoft.Json.Formatting.None).Trim('"') : null,
    };

    /// <summary>A text out of a closed list of OpenAPI's own.</summary>
    public static KeywordType OneOf(params string[] words) => new($"one of {string.Join(", ", words)}", value => value is JValue { Value: string text } && words.Contains(text))
    {
        IsNeeded = false,
        Coerced = value => value is JValue { Value: string text } ? words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) : null,
    };

    public static readonly KeywordType Flag = new("true or false", value => value.Type == JTokenType.Boolean)
    {
        IsNeeded = false,
        Coerced = value => value is JValue { Value: string text } && bool.TryParse(text, out var flag) ? flag : null,
    };

    public static readonly KeywordType Number = new("a number", IsNumber) { IsNeeded = false, Coerced = NumberMeant };

    public static readonly KeywordType Count = new("a whole number", value => value.Type == JTokenType.Integer)
    {
        IsNeeded = false,
        Coerced = value => NumberMeant(value) is { Value: decimal or long } number && number.Value<decimal>() is var count && count == decimal.Truncate(count) && Math.Abs(count) <= long.MaxValue ? (long)count : null,
    };

    /// <summary>Beside a bound in 3.0, the bound itself since 3.1.</summary>
    public static readonly KeywordType Exclusive = new("a number, or true or false", value => IsNumber(value) || value.Type == JTokenType.Boolean)
    {
        IsNeeded = false,
        Coerced = value => Flag.Coerced(value) ?? NumberMeant(value),
    };

    public static readonly KeywordType Texts = new("a list of texts", value => value is JArray list && list.All(Text.Fits))
    {
        IsNeeded = false,
        Coerced = value => value switch
        {
            JValue { Type: JTokenType.String } one => new JArray(one.Copy()),
            JArray list => new JArray(list.Select(NameIn).OfType<JToken>()),
            _ => null,
        },
    };

    /// <summary>Texts that something is called by.</summary>
    public static readonly KeywordType Names = new("a list of names", value => value is JArray list && list.All(one => Text.Fits(one) && !string.IsNullOrWhiteSpace(one.ToString())))
    {
        IsNeeded = false,
        Coerced = value => Texts.Coerced(value) is JArray list ? new JArray(list.Where(one => !string.IsNullOrWhiteSpace(one.ToString()))) : null,
    };

    public static readonly KeywordType Types = new("a type or a list of types", value => value.Type == JTokenType.String || value is JArray list && list.All(one => one.Type == JTokenType.String))
    {
        IsNeeded = false,
        Coerced = value => value is JArray list ? new JArray(list.Select(one => one.Type == JTokenType.Null ? "null" : one)) : null,
    };

    public static readonly KeywordType Values = new("a list", value => value is JArray) { IsNeeded = false };

    public static readonly KeywordType Objects = new("a list of objects", value => value is JArray list && list.All(one => one is JObject))
    {
        Coerced = value => value switch
        {
            JObject one => new JArray(one.Copy()),
            JArray list => new JArray(list.OfType<JObject>().Select(one => one.Copy())),
            _ => null,
        },
    };

    public static readonly KeywordType Schemas = new("a list of schemas", value => value is JArray list && list.All(one => Schema!.Fits(one)))
    {
        Coerced = value => value switch
        {
            JObject one => new JArray(one.Copy()),
            JArray list => new JArray(list.Where(one => Schema!.Fits(one)).Select(one => one.Copy())),
            _ => null,
        },
    };

    public static readonly KeywordType Schema = new("a schema", value => value is JObject or JValue { Type: JTokenType.Boolean })
    {
        IsNeeded = false,
        Coerced = value => value is JArray { Count: > 0 } list && list.All(Schema!.Fits)
            ? list.Count == 1 ? list[0].Copy() : new JObject { ["anyOf"] = list.Copy() }
            : Flag.Coerced(value),
    };

    public static readonly KeywordType Discriminator = new("an object", value => value is JObject { Count: > 0 } told && told["propertyName"] is JValue { Type: JTokenType.String })
    {
        IsNeeded = false,
        Coerced = value => value is JValue { Value: string { Length: > 0 } name } ? new JObject { ["propertyName"] = name } : null,
    };

    public static readonly KeywordType Object = new("an object", value => value is JObject);

    /// <summary>An object that only tells more of something.</summary>
    public static readonly KeywordType Aside = Object with { IsNeeded = false };

    /// <summary>What a value of another kind clearly means, or nothing.</summary>
    public Func<JToken, JToken?> Coerced { get; init; } = _ => null;

    /// <summary>Whether nothing can be made of a document in which it is of another kind.</summary>
    public bool IsNeeded { get; init; } = true;

    public static string KindOf(JToken value) => value.Type switch
    {
        JTokenType.Object => "an object",
        JTokenType.Array => "a list",
        JTokenType.Boolean => "true or false",
        JTokenType.Integer or JTokenType.Float => "a number",
        JTokenType.Null => "nothing",
        _ => "a text",
    };

    private static bool IsNumber(JToken value) => value.Type is JTokenType.Integer or JTokenType.Float;

    private static JValue? NumberMeant(JToken value) => value switch
    {
        JValue { Type: JTokenType.Integer or JTokenType.Float } number => number,
        JValue { Value: string text } when decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) =>
            number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue ? new JValue((long)number) : new JValue(number),
        _ => null,
    };

    private static JToken? NameIn(JToken value) => value is JObject named ? named["name"] is JValue { Type: JTokenType.String } name ? name.Copy() : null : Text.Fits(value) ? value.Copy() : null;
}
