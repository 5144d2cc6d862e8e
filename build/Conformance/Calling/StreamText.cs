using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Facts;

namespace SpecClients.Conformance.Calling;

/// <summary>How items are sent in a sequential media type.</summary>
internal static class StreamText
{
    /// <summary>The schema of one item, as descriptions give it that have no word for it.</summary>
    public static IOpenApiSchema? ItemOf(IOpenApiMediaType media) =>
        media.ItemSchema ?? (media.Schema is { } schema && Schemas.Resolve(schema) is { Items: { } items } ? items : media.Schema);

    /// <summary>Whether an item is an object of which one member comes, called like the event.</summary>
    public static bool IsByName(IOpenApiMediaType media) =>
        media.Extensions?.TryGetValue(OpenApi.Documents.Extension.Stream, out var said) == true && said is JsonNodeExtension { Node: JsonObject stream }
        && stream[OpenApi.Streams.StreamWords.ByName]?.GetValue<bool>() == true;

    /// <summary>The items as a client is to give them.</summary>
    public static JsonArray Items(JsonNode sample, bool isByName) =>
        isByName ? [.. sample.AsObject().Select(member => new JsonObject { [member.Key] = member.Value?.DeepClone() })] : [sample.DeepClone(), sample.DeepClone()];

    /// <summary>The text of a stream.</summary>
    public static string Of(string mediaType, JsonArray items, bool isByName) => string.Concat(items.Select(item => MediaKinds.Bare(mediaType) switch
    {
        "text/event-stream" when isByName => $"event: {item!.AsObject().Single().Key}\ndata: {Data(item.AsObject().Single().Value)}\n\n",
        "text/event-stream" => $"data: {Data(item)}\n\n",
        var type when type.EndsWith("json-seq", StringComparison.Ordinal) => $"\u001e{item!.ToJsonString()}\n",
        _ => $"{item!.ToJsonString()}\n",
    }));

    private static string Data(JsonNode? data) => data?.ToJsonString() ?? "null";
}
