using SpecClients.OpenApi.Documents;

namespace SpecClients.OpenApi.Streams;

/// <summary>How a sequential media type sets its items apart.</summary>
internal enum StreamKind
{
    /// <summary>Server-sent events.</summary>
    Events,

    /// <summary>JSON Lines: a value a line.</summary>
    Lines,

    /// <summary>JSON text sequences, RFC 7464: a record separator before each value.</summary>
    Sequence,
}

/// <summary>Tells the sequential media types.</summary>
internal static class StreamKinds
{
    /// <summary>The kind of a media type; null where it is none of a sequence.</summary>
    public static StreamKind? Of(string mediaType) => MediaTypes.Bare(mediaType) switch
    {
        "text/event-stream" => StreamKind.Events,
        "application/jsonl" or "application/x-jsonl" or "application/jsonlines" or "application/x-jsonlines" or "application/json-lines"
            or "application/ndjson" or "application/x-ndjson" or "application/stream+json" => StreamKind.Lines,
        "application/json-seq" => StreamKind.Sequence,
        var type when type.EndsWith("+json-seq", StringComparison.Ordinal) => StreamKind.Sequence,
        _ => null,
    };
}
