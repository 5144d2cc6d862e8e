using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecClients.Sandbox.Documents;

/// <summary>Reads a document whose parts may be missing or of another kind than expected.</summary>
internal static class Nodes
{
    public static JsonNode? At(this JsonNode? node, string name) => (node as JsonObject)?[name];

    public static string? Text(this JsonNode? node, string name) =>
        node.At(name) is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static decimal? Number(this JsonNode? node, string name) =>
        node.At(name) is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out decimal number) ? number : null;

    public static bool Flag(this JsonNode? node, string name) =>
        node.At(name) is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public static IEnumerable<JsonNode?> Elements(this JsonNode? node, string name) => node.At(name) as JsonArray ?? [];

    public static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(this JsonNode? node, string name) =>
        node.At(name) as IEnumerable<KeyValuePair<string, JsonNode?>> ?? [];

    /// <summary>A scalar as it would stand in an address.</summary>
    public static string Plain(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "null";
}
