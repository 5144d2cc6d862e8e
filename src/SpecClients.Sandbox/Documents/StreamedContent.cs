using System.Text.Json.Nodes;

namespace SpecClients.Sandbox.Documents;

/// <summary>What a response streams in one media type.</summary>
/// <param name="ContentType">The media type.</param>
/// <param name="Items">The kinds of items, which come in turn.</param>
/// <param name="End">The data of the event that ends it; null where it just ends.</param>
internal sealed record StreamedContent(string ContentType, IReadOnlyList<StreamedKind> Items, string? End)
{
    private static readonly string[] Fields = ["event", "data", "id", "retry", "comment"];

    private static readonly string[] Lines =
        ["application/jsonl", "application/x-jsonl", "application/ndjson", "application/x-ndjson", "application/jsonlines", "application/x-jsonlines", "application/json-lines", "application/stream+json"];

    public bool IsEvents => IsBare("text/event-stream");

    public bool IsSequence => ContentType.Split(';')[0].TrimEnd().EndsWith("json-seq", StringComparison.OrdinalIgnoreCase);

    private bool IsLines => Array.Exists(Lines, IsBare);

    /// <summary>The streams among a response's media types.</summary>
    public static IReadOnlyList<StreamedContent> In(ApiDocument document, JsonObject response) =>
        [.. response.Entries("content").Select(media => Of(document, media.Key, document.Resolve(media.Value))).Where(stream => stream.IsEvents || stream.IsSequence || stream.IsLines)];

    private static StreamedContent Of(ApiDocument document, string mediaType, JsonObject media)
    {
        var schema = document.Resolve(media.At("schema") ?? new JsonObject());
        var item = media.At("itemSchema") ?? (schema.Text("type") == "array" ? schema.At("items") : media.At("schema")) ?? new JsonObject();
        var kinds = new List<StreamedKind>();
        var stream = new StreamedContent(mediaType, kinds, media.Text("x-speakeasy-sse-sentinel"));
        if (media.At("x-stream") is { } said && said.Flag("byName"))
        {
            // A compiled document: of events that differ by name each is a member.
            var texts = said.Elements("text").Select(name => name.Plain()).ToList();
            kinds.AddRange(document.Resolve(item).Entries("properties").Select(member => new StreamedKind(member.Key, ApiSchema.Of(document, member.Value), texts.Contains(member.Key), null)));
        }
        else if (!stream.IsEvents || !AddFrames(document, document.Resolve(item), null, kinds, 8))
        {
            kinds.Clear();
            kinds.Add(new StreamedKind(null, ApiSchema.Of(document, item), IsText: false, null));
        }
        var end = kinds.FirstOrDefault(kind => kind.End is not null)?.End;
        kinds.RemoveAll(kind => kind.End is not null);
        return stream with { End = end ?? media.At("x-stream")?.Text("end") ?? stream.End };
    }

    /// <summary>Reads events that are described by their fields, and says whether all are.</summary>
    private static bool AddFrames(ApiDocument document, JsonObject item, JsonObject? around, List<StreamedKind> kinds, int levels)
    {
        var own = item.At("properties") as JsonObject ?? [];
        var fields = new JsonObject((around ?? []).Concat(own).GroupBy(field => field.Key).Select(same => KeyValuePair.Create<string, JsonNode?>(same.Key, Merged(same.Select(field => field.Value)))));
        if (levels == 0 || fields.Any(field => !Fields.Contains(field.Key)))
            return false;
        var ways = item.Elements("oneOf").Concat(item.Elements("anyOf")).ToList();
        if (ways.Count > 0)
            return ways.TrueForAll(way => AddFrames(document, document.Resolve(way), fields, kinds, levels - 1));
        if (fields.At("data") is not { } data)
            return false;
        var (name, said) = (document.Resolve(fields.At("event") ?? new JsonObject()), document.Resolve(data));
        var names = Values(name);
        var isJson = said.Text("contentMediaType") is not { } type || type.Contains("json", StringComparison.OrdinalIgnoreCase);
        if (Values(said) is [{ } only] && said.At("contentSchema") is null && (names.Count == 0 || only.StartsWith('[')))
            kinds.Add(new StreamedKind(null, ApiSchema.Of(document, said), IsText: true, only));
        else
            kinds.AddRange(names.DefaultIfEmpty(null).Select(one => new StreamedKind(one, ApiSchema.Of(document, said.At("contentSchema") ?? data), !isJson || said.At("contentSchema") is null && said.Text("type") == "string", null)));
        return true;
    }

    private static JsonObject Merged(IEnumerable<JsonNode?> said)
    {
        var all = said.OfType<JsonObject>().SelectMany(one => one).GroupBy(word => word.Key).Select(word => KeyValuePair.Create(word.Key, word.Last().Value?.DeepClone()));
        return new JsonObject(all);
    }

    private static List<string?> Values(JsonObject schema) => [.. (schema.At("const") is { } only ? [only] : schema.Elements("enum")).Select(value => value.Plain())];

    private bool IsBare(string type) => ContentType.Split(';')[0].Trim().Equals(type, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One kind of item.</summary>
/// <param name="Name">The event's name; null where it has none.</param>
/// <param name="Schema">Its data.</param>
/// <param name="IsText">Whether the data is text as it is.</param>
/// <param name="End">The data that ends the stream, where this does.</param>
internal sealed record StreamedKind(string? Name, ApiSchema Schema, bool IsText, string? End);
