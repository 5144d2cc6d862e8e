using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace AgentSessions.Calling.Serving;

/// <summary>How OpenAPI spells values outside of JSON.</summary>
internal static class Styles
{
    /// <summary>The pairs of a query, cookie or form; a value of null is one whose spelling OpenAPI leaves open.</summary>
    public static IEnumerable<(string Name, JsonNode? Value)> Pairs(string name, JsonNode value, ParameterStyle style, bool explode)
    {
        if (IsNested(value, style))
            return [(name, null)];
        return (value, style, explode) switch
        {
            (JsonArray list, _, true) => list.Select(item => (name, item)),
            (JsonArray list, ParameterStyle.SpaceDelimited, _) => [(name, Joined(list, " "))],
            (JsonArray list, ParameterStyle.PipeDelimited, _) => [(name, Joined(list, "|"))],
            (JsonArray { Count: > 0 } list, _, _) => [(name, Joined(list, ","))],
            (JsonArray, _, _) => [],
            (JsonObject owner, ParameterStyle.DeepObject, _) => owner.SelectMany(member => Deep($"{name}[{member.Key}]", member.Value)),
            (JsonObject owner, _, true) => owner.Select(member => (member.Key, member.Value)),
            (JsonObject owner, _, _) => [(name, Joined(owner.SelectMany(member => new[] { JsonValue.Create(member.Key), member.Value }), ","))],
            _ => [(name, value)],
        };
    }

    /// <summary>What stands in the place of a path or as a header's value.</summary>
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
            JsonArray list => string.Join(isNamed && explode ? $";{name}=" : between, list.Select(Plain)),
            JsonObject owner => string.Join(between, owner.Select(member => explode ? $"{member.Key}={Plain(member.Value)}" : $"{member.Key},{Plain(member.Value)}")),
            _ => Plain(value),
        };
    }

    /// <summary>A scalar as it stands in an address.</summary>
    public static string Plain(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    /// <summary>Whether a text stands for a scalar: numbers by their value, times by their instant and offset.</summary>
    public static bool IsSame(string expected, string actual) =>
        JsonValues.SameString(expected, actual)
        || decimal.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var one) && decimal.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && one == other;

    private static IEnumerable<(string Name, JsonNode? Value)> Deep(string name, JsonNode? value) => value switch
    {
        JsonObject owner => owner.SelectMany(member => Deep($"{name}[{member.Key}]", member.Value)),
        JsonArray => [(name, null)],
        _ => [(name, value)],
    };

    private static bool IsNested(JsonNode value, ParameterStyle style) => style != ParameterStyle.DeepObject && value switch
    {
        JsonArray list => list.Any(item => item is JsonArray or JsonObject),
        JsonObject owner => owner.Any(member => member.Value is JsonArray or JsonObject),
        _ => false,
    };

    private static JsonValue Joined(IEnumerable<JsonNode?> values, string separator) => JsonValue.Create(string.Join(separator, values.Select(Plain)));
}
