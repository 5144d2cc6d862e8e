namespace SpecClients.Paging;

/// <summary>One page of a listing.</summary>
/// <typeparam name="TItem">The listed item.</typeparam>
/// <typeparam name="TPage">The vendor's typed answer.</typeparam>
public sealed class Page<TItem, TPage>
{
    internal Page(IReadOnlyList<TItem> items, TPage response, long number, string? checkpoint)
    {
        Items = items;
        Response = response;
        Number = number;
        Checkpoint = checkpoint;
    }

    /// <summary>The items to deliver, in the vendor's order and without those that were delivered before.</summary>
    public IReadOnlyList<TItem> Items { get; }

    /// <summary>The answer as the vendor gave it.</summary>
    public TPage Response { get; }

    /// <summary>The page's number, from 1, counted over the whole listing and not from where it was resumed.</summary>
    public long Number { get; }

    /// <summary>
    /// What <see cref="PagingOptions.ResumeFrom"/> takes to go on behind this page, in this process or another; null
    /// on the last page. It holds a position and hashes, no credential and no part of the query but what a vendor puts into
    /// its cursor or its link to the next page.
    /// </summary>
    public string? Checkpoint { get; }
}
