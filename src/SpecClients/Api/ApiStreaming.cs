namespace SpecClients;

/// <summary>How an operation streams items, beyond their type.</summary>
/// <param name="MediaType">The media type of the stream, as in <c>text/event-stream</c>.</param>
public sealed record ApiStreaming(string MediaType)
{
    /// <summary>Whether an item is an object whose one member is called like the event.</summary>
    public bool IsByName { get; init; }

    /// <summary>The events whose data is text as it is, and no JSON.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The data that ends the stream, where the document says; <c>[DONE]</c> does so in any stream of JSON.</summary>
    public string? End { get; init; }
}
