namespace SpecClients.Paging;

/// <summary>A page that was read, and what follows it in this enumeration.</summary>
/// <param name="Page">The page to deliver; null behind the end.</param>
/// <param name="Next">Where the next page begins; null where there is none to read.</param>
/// <param name="Failure">What to throw once the page is delivered.</param>
/// <param name="ItemsLeft">How many items this enumeration may still deliver.</param>
/// <param name="PagesLeft">How many pages this enumeration may still read.</param>
internal sealed record Turn<TItem, TPage>(
    Page<TItem, TPage>? Page,
    Position? Next,
    PaginationException? Failure = null,
    long ItemsLeft = 0,
    int PagesLeft = 0)
{
    /// <summary>The turn behind the last page.</summary>
    public static Turn<TItem, TPage> Ended { get; } = new(null, null);
}
