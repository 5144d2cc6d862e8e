namespace SpecClients.OpenApi.Streams;

/// <summary>The members of the extension that says how a media type's items follow each other.</summary>
internal static class StreamWords
{
    /// <summary>The <see cref="StreamKind"/>.</summary>
    public const string Kind = "kind";

    /// <summary>Whether nothing is said of an item: the bytes are the caller's.</summary>
    public const string Untyped = "untyped";

    /// <summary>Whether an item is an object whose member is called like the event.</summary>
    public const string ByName = "byName";

    /// <summary>The names of the events whose data is text.</summary>
    public const string Text = "text";

    /// <summary>The data that ends the stream.</summary>
    public const string End = "end";
}
