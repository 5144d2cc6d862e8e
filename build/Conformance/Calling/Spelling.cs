using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;

namespace SpecClients.Conformance.Calling;

/// <summary>How OpenAPI spells values outside of JSON: for a caller who has to write the text, and to compare what was given with what was read.</summary>
internal static class Spelling
{
    /// <summary>The text in a path or a header.</summary>
    public static string Single(string name, JsonNode value, ParameterStyle style, bool explode)
    {
        var (start, between, isNamed) = style switch
        {
            ParameterStyle.Label => (".", explode ? "." : ",", false),
            ParameterStyle.Matrix => (";", explode ? ";" : ",", true),
            _ => ("", ",", false),
        };
        var prefix = isNamed && !(explode && value is JsonObject) ? $"{start}{name}=" : start;
        return prefix + value switch
        {
            JsonArray list => string.Join(isNamed && explode ? $";{name}=" : between, list.Select(JsonValues.Plain)),
            JsonObject owner => string.Join(between, owner.Select(member => explode ? $"{member.Key}={JsonValues.Plain(member.Value)}" : $"{member.Key},{JsonValues.Plain(member.Value)}")),
            _ => JsonValues.Plain(value),
        };
    }

    /// <summary>The text of a query's value, where a caller has to write it.</summary>
    public static string Text(GivenParameter given)
    {
        var separator = given.Declared.Style switch { ParameterStyle.SpaceDelimited => " ", ParameterStyle.PipeDelimited => "|", _ => "," };
        return given.Declared.Content is { Count: > 0 } || IsNested(given.Value) ? JsonValues.Plain(given.Value) : given.Value switch
        {
            JsonArray { Count: > 0 } list when !given.Declared.Explode || list.Count == 1 => string.Join(separator, list.Select(JsonValues.Plain)),
            JsonObject owner when !given.Declared.Explode => string.Join(separator, owner.SelectMany(member => new[] { member.Key, JsonValues.Plain(member.Value) })),
            _ => JsonValues.Plain(given.Value),
        };
    }

    /// <summary>The cookies of a parameter.</summary>
    public static IEnumerable<(string Name, string Value)> Cookies(GivenParameter given) => (given.Value, given.Declared.Explode) switch
    {
        (JsonArray list, true) => list.Select(item => (given.Declared.Name!, JsonValues.Plain(item))),
        (JsonObject owner, true) => owner.Select(member => (member.Key, JsonValues.Plain(member.Value))),
        _ => [(given.Declared.Name!, Text(given))],
    };

    /// <summary>Whether OpenAPI leaves open how a value is spelled.</summary>
    public static bool IsOpen(GivenParameter given) => given.Declared.Content is not { Count: > 0 } && given.Declared.Style != ParameterStyle.DeepObject && IsNested(given.Value);

    /// <summary>Whether there is a list or an object inside of a list or an object.</summary>
    public static bool IsNested(JsonNode? value) => value switch
    {
        JsonArray list => list.Any(item => item is JsonArray or JsonObject),
        JsonObject owner => owner.Any(member => member.Value is JsonArray or JsonObject),
        _ => false,
    };

    /// <summary>Whether what was read is what was given: numbers by their value, times by their instant and offset. A list in an object is spelled as one likes.</summary>
    public static bool IsSame(JsonNode? given, JsonNode? read) => (given, read) switch
    {
        (JsonArray list, JsonArray texts) => list.Count == texts.Count && list.Zip(texts).All(pair => IsSame(pair.First, pair.Second)) || Joined(list) == Joined(texts),
        (JsonArray { Count: 1 } list, JsonValue) => IsSame(list[0], read),
        (JsonObject owner, JsonObject members) => owner.Count == members.Count && owner.All(member => members.TryGetPropertyValue(member.Key, out var other) && (member.Value is JsonArray || IsSame(member.Value, other))),
        (JsonArray or JsonObject, _) or (_, JsonArray or JsonObject) => false,
        _ => IsSame(JsonValues.Plain(given), JsonValues.Plain(read)),
    };

    private static bool IsSame(string expected, string actual) =>
        JsonValues.SameString(expected, actual)
        || decimal.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var one) && decimal.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && one == other;

    /// <summary>The text of a list whose elements may have what separates them.</summary>
    private static string Joined(JsonArray list) => string.Join(",", list.Select(JsonValues.Plain)).Replace(" ", "", StringComparison.Ordinal);
}
