using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;

namespace SpecClients.OpenApi.Streams;

/// <summary>What an operation answers with as a stream.</summary>
/// <param name="Response">The response's status.</param>
/// <param name="MediaType">The media type.</param>
/// <param name="Media">What is said of it; its schema is that of an item.</param>
/// <param name="IsAlone">Whether the operation answers in no other way.</param>
internal sealed record StreamPlan(string Response, string MediaType, JObject Media, bool IsAlone)
{
    private JObject Said => (JObject)Media[Extension.Stream]!;

    public StreamKind Kind => Enum.Parse<StreamKind>(Said[StreamWords.Kind]!.ToString());

    public bool IsTyped => Said[StreamWords.Untyped] is null && Media["schema"] is JObject;

    public bool IsByName => Said[StreamWords.ByName] is not null;

    public IReadOnlyList<string> Texts => [.. Schemas.Texts(Said[StreamWords.Text])];

    public string? End => Said[StreamWords.End]?.ToString();

    /// <summary>The stream of an operation's success; null where it gives none.</summary>
    public static StreamPlan? Of(Operation operation)
    {
        foreach (var response in Schemas.Members(operation.Value["responses"]).Where(response => response.Name.StartsWith('2') || response.Name == "default").OrderBy(response => response.Name, StringComparer.Ordinal))
        {
            if (response.Value is not JObject value || Schemas.Resolve(operation.Document, value)["content"] is not JObject content)
                continue;
            var streams = content.Properties().Where(media => (media.Value as JObject)?[Extension.Stream] is JObject).ToList();
            if (streams.OrderBy(media => ((JObject)media.Value)[Extension.Stream]![StreamWords.Untyped] is null ? 0 : 1).FirstOrDefault() is { } chosen)
                return new(response.Name, chosen.Name, (JObject)chosen.Value, content.Count == streams.Count);
        }
        return null;
    }
}
