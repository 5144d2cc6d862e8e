namespace SpecClients.Paging;

/// <summary>Why a listing could not be read to its end.</summary>
public enum PaginationFault
{
    /// <summary>The answer has no items member, or there is no answer.</summary>
    NoItems,

    /// <summary>More than one member of the answer could be its items.</summary>
    AmbiguousItems,

    /// <summary>A page is empty though the total says that it is not the end.</summary>
    EmptyPage,

    /// <summary>A page brings nothing but items of earlier pages.</summary>
    RepeatedPage,

    /// <summary>A cursor or a link leads back to an earlier page.</summary>
    RepeatedCursor,

    /// <summary>There is said to be more, but no cursor and no link leads there.</summary>
    MissingCursor,

    /// <summary>Too many pages in a row brought nothing new.</summary>
    NoProgress,

    /// <summary>No item has an id, so that a repeated page would go unnoticed.</summary>
    UnidentifiedItems,

    /// <summary>A link to the next page leads out of the server's address, or is none.</summary>
    StrayLink,
}

/// <summary>Thrown where a vendor's pages contradict themselves, instead of dropping items or asking forever.</summary>
public sealed class PaginationException : Exception
{
    internal PaginationException(PagedOperation operation, long page, PaginationFault reason, string detail, string? checkpoint, Exception? inner = null)
        : base($"{operation}, page {page}: {detail}", inner)
    {
        Vendor = operation.Vendor;
        Operation = operation.Name;
        Page = page;
        Reason = reason;
        Checkpoint = checkpoint;
    }

    /// <summary>The vendor, as in <c>pipecat-cloud</c>.</summary>
    public string Vendor { get; }

    /// <summary>The operation, as in <c>listSessions</c>.</summary>
    public string Operation { get; }

    /// <summary>The number of the page at fault.</summary>
    public long Page { get; }

    /// <summary>What is wrong with it.</summary>
    public PaginationFault Reason { get; }

    /// <summary>The last good checkpoint, behind everything delivered; null where nothing was.</summary>
    public string? Checkpoint { get; }
}

/// <summary>What a selector throws that cannot make sense of a page; it reaches the caller as a <see cref="PaginationException"/>.</summary>
internal sealed class UnreadablePageException(PaginationFault reason, string message) : Exception(message)
{
    public PaginationFault Reason { get; } = reason;
}
