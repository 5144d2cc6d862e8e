namespace SpecClients.Paging;

/// <summary>How a listing is read. One instance may serve any number of listings.</summary>
public sealed record PagingOptions
{
    /// <summary>How many items to ask for in a page. Where null, nothing is sent and the vendor's default applies.</summary>
    public int? PageSize { get; init; }

    /// <summary>How many items one enumeration delivers at most; the checkpoint of its last page leads to the rest.</summary>
    public long? MaxItems { get; init; }

    /// <summary>How many pages one enumeration requests at most, not counting those fetched side by side in vain.</summary>
    public int? MaxPages { get; init; }

    /// <summary>How many pages are fetched while the caller works on one. Zero fetches only what is asked for.</summary>
    public int Prefetch { get; init; } = 1;

    /// <summary>
    /// How many requests may be in flight where the position of a page is known before its turn (offsets and page
    /// numbers). Above one, twice as many pages wait for the caller at most. Without effect on cursors.
    /// </summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>Whether an item whose id was delivered before is left out. Repeated pages are refused in either case.</summary>
    public bool Deduplicate { get; init; } = true;

    /// <summary>How many pages in a row may bring nothing new while the vendor says that there is more.</summary>
    public int MaxEmptyPages { get; init; } = 100;

    /// <summary>The <see cref="Page{TItem, TPage}.Checkpoint"/> to go on from, of the same operation and query.</summary>
    public string? ResumeFrom { get; init; }

    /// <summary>The clock by which throttled requests are put off.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal int PagesAhead => MaxConcurrency > 1 ? Math.Max(Prefetch, 2 * MaxConcurrency) : Prefetch;

    internal PagingOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PageSize ?? 1, 1, nameof(PageSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxItems ?? 1, 1, nameof(MaxItems));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPages ?? 1, 1, nameof(MaxPages));
        ArgumentOutOfRangeException.ThrowIfNegative(Prefetch);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrency, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxEmptyPages);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        return this;
    }
}
