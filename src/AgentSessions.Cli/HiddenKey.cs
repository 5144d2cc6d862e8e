using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClients.Http;

namespace AgentSessions.Cli;

/// <summary>Keeps the key out of what is written, in each form in which a server may repeat it.</summary>
internal sealed class HiddenKey(ApiDescription api, string? key)
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<string> _forms = key is null ? [] : Secrets.FormsOf(api, key);

    public string In(string text) => Secrets.Hide(text, _forms);

    /// <summary>How a listing is gone on with. A checkpoint has the vendor's cursor in it, which may be anything.</summary>
    public string Resuming(string checkpoint) => ReferenceEquals(In(checkpoint), checkpoint)
        ? $"resume with --resume {checkpoint}"
        : "the vendor's cursor has the key in it, so no checkpoint is told.";

    /// <summary>An item of a listing, still JSON: the key may look like a number in it.</summary>
    public string InJson(string item) => ReferenceEquals(In(item), item) ? item : In(JsonNode.Parse(item))?.ToJsonString(Compact) ?? "null";

    private JsonNode? In(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(In(member.Key), In(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(In)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(In(text)),
        _ => node?.DeepClone(),
    };
}
