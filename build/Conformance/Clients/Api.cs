using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecClients.Conformance.Clients;

/// <summary>What the hand-written layer is told of a vendor: its ApiDescription, or a part of it, as JSON.</summary>
internal sealed class Api(JsonNode? node)
{
    /// <summary>The description that a vendor's static class gives.</summary>
    public static Api Of(Type factory) => new(JsonSerializer.SerializeToNode(factory.GetProperty("Description")!.GetValue(null)));

    public bool Exists => node is not null;

    public string? Text(string member) => (node as JsonObject)?[member] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => other.ToJsonString(),
    };

    /// <summary>The element of a list whose member has this text.</summary>
    public Api Find(string list, string member, string? text, string? otherMember = null, string? otherText = null) =>
        new(((node as JsonObject)?[list] as JsonArray)?.FirstOrDefault(item =>
            new Api(item).Text(member) == text && (otherMember is null || new Api(item).Text(otherMember) == otherText)));

    /// <summary>The element of a list of texts that is this one.</summary>
    public Api Element(string list, string text) => new(((node as JsonObject)?[list] as JsonArray)?.FirstOrDefault(item => item?.ToString() == text));

    /// <summary>Whether a list of texts holds this one.</summary>
    public bool Lists(string list, string text) => (node as JsonObject)?[list] is JsonArray items && items.Any(item => item?.ToString() == text);

    /// <summary>What this part says itself, its lists aside.</summary>
    public Api Itself => new(node is JsonObject owner ? new JsonObject(owner.Where(member => member.Value is not JsonArray).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))) : null);

    /// <summary>Whether this part, or one inside it, says just this.</summary>
    public bool Says(string text) => Texts(node).Any(said => Documentation.Plain(said) == Documentation.Plain(text));

    private static IEnumerable<string> Texts(JsonNode? at) => at switch
    {
        JsonObject owner => owner.SelectMany(member => Texts(member.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value => [value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()],
        _ => [],
    };
}
