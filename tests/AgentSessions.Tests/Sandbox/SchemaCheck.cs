using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentSessions.Tests.Sandbox;

/// <summary>Compares JSON with the schemas of an effective document; written apart from the sandbox's own reading.</summary>
internal sealed class SchemaCheck(JsonObject document)
{
    public static SchemaCheck Of(string vendor) => new(OurDocuments.All.Single(document => document.Vendor == vendor).Root);

    /// <summary>The schema of a response of the vendor's first operation: of the status, else its range.</summary>
    public JsonNode? Response(int status)
    {
        var operation = document["paths"]!.AsObject().First().Value!["get"]!;
        var responses = operation["responses"]!;
        return (responses[status.ToString(CultureInfo.InvariantCulture)] ?? responses[$"{status / 100}XX"])?["content"]?["application/json"]?["schema"];
    }

    /// <summary>The first declared error, whatever its status.</summary>
    public JsonNode AnyError() => document["paths"]!.AsObject().First().Value!["get"]!["responses"]!.AsObject()
        .First(response => response.Key[0] is '4' or '5').Value!["content"]!["application/json"]!["schema"]!;

    /// <summary>Where and how the value departs from the schema; empty where it does not.</summary>
    public IEnumerable<string> Differences(JsonNode? value, JsonNode? schema, string at = "$")
    {
        if (schema?["$ref"] is { } reference)
            schema = reference.GetValue<string>().TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, (node, part) => node![part]);
        if (schema is null)
            return [];
        if (value is null)
            return IsNullable(schema) ? [] : [$"{at}: null"];
        if (schema["allOf"] is JsonArray parts)
            return parts.SelectMany(part => Differences(value, part, at));
        if (schema["oneOf"] is JsonArray branches)
            return branches.Any(branch => !Differences(value, branch, at).Any()) ? [] : [$"{at}: fits no branch"];
        if (schema["enum"] is JsonArray values && !values.Any(allowed => JsonNode.DeepEquals(allowed, value)))
            return [$"{at}: {value} is no value"];
        return ((string?)schema["type"], value) switch
        {
            ("object", JsonObject node) => OfObject(node, schema, at),
            ("array", JsonArray node) => node.SelectMany((element, index) => Differences(element, schema["items"], $"{at}[{index}]")),
            ("string", JsonValue node) when node.GetValueKind() == JsonValueKind.String => OfText(node.GetValue<string>(), schema, at),
            ("integer", JsonValue node) when node.TryGetValue(out long _) => [],
            ("number", JsonValue node) when node.GetValueKind() == JsonValueKind.Number => [],
            ("boolean", JsonValue node) when node.TryGetValue(out bool _) => [],
            (null, _) => [],
            _ => [$"{at}: {value.ToJsonString()} is no {schema["type"]}"],
        };
    }

    private static bool IsNullable(JsonNode schema) => schema["nullable"]?.GetValue<bool>() == true;

    private static IEnumerable<string> OfText(string text, JsonNode schema, string at) =>
        (string?)schema["format"] == "date-time" && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) ? [$"{at}: {text} is no date"] : [];

    private IEnumerable<string> OfObject(JsonObject value, JsonNode schema, string at)
    {
        foreach (var name in schema["required"]?.AsArray() ?? [])
        {
            if (!value.ContainsKey(name!.GetValue<string>()))
                yield return $"{at}: no {name}";
        }
        foreach (var (name, member) in value)
        {
            if (schema["properties"]?[name] is not { } declared)
                continue;
            foreach (var difference in Differences(member, declared, $"{at}.{name}"))
                yield return difference;
        }
    }
}
