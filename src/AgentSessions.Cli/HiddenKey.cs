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

    public string In(string text) => _forms.Aggregate(text, (shown, form) => shown.Replace(form, "***", StringComparison.OrdinalIgnoreCase));

    /// <summary>An item of a listing, still JSON: the key may look like a number in it.</summary>
    public string InJson(string item)
    {
        // What is escaped may be the key once it is read.
        if (_forms.Count == 0 || (!item.Contains('\\') && ReferenceEquals(In(item), item)))
            return item;
        return In(JsonNode.Parse(item))?.ToJsonString(Compact) ?? "null";
    }

    private JsonNode? In(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(In(member.Key), In(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(In)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(In(text)),
        _ => node?.DeepClone(),
    };
}
