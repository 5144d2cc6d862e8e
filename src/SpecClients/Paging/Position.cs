namespace SpecClients.Paging;

/// <summary>How a listing turns its pages. The values stand in checkpoints.</summary>
internal enum PagingKind : byte
{
    Forward = 1,
    Backward = 2,
    Offset = 3,
    PageNumber = 4,
    Single = 5,
    Link = 6,
}

/// <summary>Where a page begins, and what the pages before it have taught. A checkpoint holds this and little else.</summary>
internal sealed record Position
{
    /// <summary>The number of the page, from 1.</summary>
    public long Number { get; init; } = 1;

    /// <summary>How many of its rows were delivered before.</summary>
    public int Skip { get; init; }

    /// <summary>The offset or page number to send; null sends none.</summary>
    public long? At { get; init; }

    /// <summary>The cursor to send, or the link to follow; null where there is neither.</summary>
    public string? Cursor { get; init; }

    /// <summary>The page size to send; null sends none.</summary>
    public long? Take { get; init; }

    /// <summary>How many rows a full page holds, as far as known.</summary>
    public long? Size { get; init; }

    /// <summary>How many rows come before it, where that is known and matters.</summary>
    public long? Row { get; init; }

    /// <summary>The total that the page before claimed.</summary>
    public long? Total { get; init; }

    /// <summary>Whether the page before may have been the last, so that a mere repetition of it is the end.</summary>
    public bool Doubtful { get; init; }

    /// <summary>The fingerprint of the last delivered id, by which a resumed listing finds its place.</summary>
    public ulong? Anchor { get; init; }
}
