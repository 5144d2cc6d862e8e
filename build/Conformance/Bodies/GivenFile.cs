using System.Text;
using System.Text.Json.Nodes;

namespace SpecClients.Conformance.Bodies;

/// <summary>A file among the values that a caller gives, for which JSON has none of its own.</summary>
internal sealed record GivenFile(string Name, string? MediaType, byte[] Bytes)
{
    public JsonNode ToNode() => JsonValue.Create(this)!;

    public static bool IsIn(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<GivenFile>(out _);

    /// <summary>The file that a value is, or whose text it is.</summary>
    public static GivenFile Of(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue<GivenFile>(out var file) ? file : new("calling.txt", null, Encoding.UTF8.GetBytes(JsonValues.Plain(value)));
}
