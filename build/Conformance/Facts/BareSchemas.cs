using System.Text.Json.Nodes;

namespace SpecClients.Conformance.Facts;

/// <summary>
/// Schemas that are a bare <c>true</c> or <c>false</c>, or by mistake nothing or a text: where a map or a list holds one,
/// Microsoft.OpenApi reads nothing, leaves it out or falls over, so that it is given the same as an object.
/// </summary>
internal static class BareSchemas
{
    private static readonly string[] Maps = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf"];

    /// <summary>The members whose own members bear names that the vendor chose.</summary>
    private static readonly string[] Named =
        [.. Maps, "schemas", "responses", "parameters", "requestBodies", "headers", "paths", "pathItems", "webhooks", "content", "callbacks", "encoding"];

    /// <summary>The members whose values are the vendor's data.</summary>
    private static readonly string[] Data = ["example", "examples", "default", "enum", "const"];

    /// <summary>Writes them out.</summary>
    public static void WriteOut(JsonNode? node, string keyword = "")
    {
        var isMap = Named.Contains(keyword);
        foreach (var (name, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (isMap && value is not JsonObject && (Maps.Contains(keyword) || keyword == "schemas"))
                node![name] = ObjectOf(value);
            else if (isMap || !Data.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal))
                WriteOut(value, isMap ? "" : name);
        }
        foreach (var (i, value) in (node as JsonArray)?.ToList().Index() ?? [])
        {
            if (Lists.Contains(keyword) && value is not JsonObject)
                node![i] = ObjectOf(value);
            else
                WriteOut(value);
        }
    }

    private static JsonObject ObjectOf(JsonNode? schema) =>
        schema?.GetValueKind() == System.Text.Json.JsonValueKind.False ? new JsonObject { ["not"] = new JsonObject() } : [];
}
