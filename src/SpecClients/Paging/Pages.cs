using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace SpecClients.Paging;

/// <summary>
/// Turns a vendor's list operation into a listing of everything that it has. The operation comes as delegates, so that
/// any client of it will do. What the caller does not ask for is not sent, on the first request least of all.
/// </summary>
public static class Pages
{
    /// <summary>
    /// Pages that name a cursor to the next. They are read forward by the last id of each, or, where the caller starts
    /// from <paramref name="before"/> alone, backward by the first, the items of a page then as well in the vendor's order.
    /// </summary>
    /// <param name="operation">The operation and its query.</param>
    /// <param name="paging">How to read the listing.</param>
    /// <param name="after">The caller's cursor to start behind.</param>
    /// <param name="before">The caller's cursor to start before; together with <paramref name="after"/>, where to end.</param>
    /// <param name="limit">The page size as a parameter of the operation.</param>
    /// <param name="fetch">Requests a page by after, before and limit.</param>
    /// <param name="items">The page's items.</param>
    /// <param name="hasMore">Whether the page says that there is more; null where it does not say.</param>
    /// <param name="firstId">The page's cursor backward.</param>
    /// <param name="lastId">The page's cursor forward.</param>
    /// <param name="id">The item's id, by which repetitions are known; null delivers repetitions too.</param>
    public static AsyncPageable<TItem, TPage> ByCursor<TItem, TPage>(
        PagedOperation operation,
        PagingOptions? paging,
        string? after,
        string? before,
        long? limit,
        Func<string?, string?, long?, CancellationToken, Task<TPage>> fetch,
        Func<TPage, IEnumerable<TItem>?> items,
        Func<TPage, bool?> hasMore,
        Func<TPage, string?> firstId,
        Func<TPage, string?> lastId,
        Func<TItem, string?>? id)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var backward = before is not null && after is null;
        var bounded = after is not null && before is not null ? operation with { Query = [.. operation.Query, before] } : operation;
        var strategy = backward
            ? new CursorStrategy<TPage>(PagingKind.Backward, (at, take, cancel) => fetch(null, at, take, cancel), hasMore, firstId)
            : new CursorStrategy<TPage>(PagingKind.Forward, (at, take, cancel) => fetch(at, before, take, cancel), hasMore, lastId);
        return Listed(strategy, bounded, paging, limit, new Position { Cursor = after ?? before }, items, id);
    }

    /// <summary>Pages that have a link to the next, which the client that is called follows by itself.</summary>
    /// <param name="operation">The operation and its query.</param>
    /// <param name="paging">How to read the listing.</param>
    /// <param name="limit">The page size as a parameter of the operation.</param>
    /// <param name="fetch">Requests a page by limit.</param>
    /// <param name="items">The page's items.</param>
    /// <param name="hasMore">Whether the page says that there is more; null where it does not say.</param>
    /// <param name="link">The page's link to the next; null where a header has it, as the operation's description says.</param>
    /// <param name="id">The item's id, by which repetitions are known; null delivers repetitions too.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static AsyncPageable<TItem, TPage> ByLink<TItem, TPage>(
        PagedOperation operation,
        PagingOptions? paging,
        long? limit,
        Func<long?, CancellationToken, Task<TPage>> fetch,
        Func<TPage, IEnumerable<TItem>?> items,
        Func<TPage, bool?> hasMore,
        Func<TPage, string?>? link,
        Func<TItem, string?>? id) =>
        Listed(new LinkStrategy<TPage>(fetch, hasMore, link), operation, paging, limit, new Position(), items, id);

    /// <summary>Pages that begin at an offset.</summary>
    /// <param name="operation">The operation and its query.</param>
    /// <param name="paging">How to read the listing.</param>
    /// <param name="offset">The caller's offset to start from.</param>
    /// <param name="limit">The page size as a parameter of the operation.</param>
    /// <param name="fetch">Requests a page by offset and limit.</param>
    /// <param name="items">The page's items.</param>
    /// <param name="total">How many items the page says that there are in all; null where it does not say.</param>
    /// <param name="id">The item's id, by which repetitions are known.</param>
    public static AsyncPageable<TItem, TPage> ByOffset<TItem, TPage>(
        PagedOperation operation,
        PagingOptions? paging,
        long? offset,
        long? limit,
        Func<long?, long?, CancellationToken, Task<TPage>> fetch,
        Func<TPage, IEnumerable<TItem>?> items,
        Func<TPage, long?>? total,
        Func<TItem, string?> id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset ?? 0, nameof(offset));
        var strategy = new CountedStrategy<TPage>(PagingKind.Offset, fetch, total);
        return Listed(strategy, operation, paging, limit, new Position { At = offset, Row = offset ?? 0 }, items, id);
    }

    /// <summary>Pages that have a number.</summary>
    /// <param name="operation">The operation and its query.</param>
    /// <param name="paging">How to read the listing.</param>
    /// <param name="page">The caller's page to start from, from <paramref name="firstPage"/>.</param>
    /// <param name="perPage">The page size as a parameter of the operation.</param>
    /// <param name="fetch">Requests a page by number and size.</param>
    /// <param name="items">The page's items.</param>
    /// <param name="id">The item's id, by which repetitions are known.</param>
    /// <param name="total">How many items the page says that there are in all; null where it does not say.</param>
    /// <param name="totalPages">How many pages it says that there are in all; null where it does not say.</param>
    /// <param name="firstPage">The number of the first page.</param>
    public static AsyncPageable<TItem, TPage> ByPageNumber<TItem, TPage>(
        PagedOperation operation,
        PagingOptions? paging,
        long? page,
        long? perPage,
        Func<long?, long?, CancellationToken, Task<TPage>> fetch,
        Func<TPage, IEnumerable<TItem>?> items,
        Func<TItem, string?> id,
        Func<TPage, long?>? total = null,
        Func<TPage, long?>? totalPages = null,
        int firstPage = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page ?? firstPage, firstPage, nameof(page));
        var strategy = new CountedStrategy<TPage>(PagingKind.PageNumber, fetch, total, totalPages, firstPage);
        return Listed(strategy, operation, paging, perPage, new Position { At = page, Row = page > firstPage ? null : 0 }, items, id);
    }

    /// <summary>A listing that comes in a single answer. A page size has no meaning here and is not sent.</summary>
    /// <param name="operation">The operation and its query.</param>
    /// <param name="paging">How to read the listing.</param>
    /// <param name="fetch">Requests the answer.</param>
    /// <param name="items">The answer's items.</param>
    /// <param name="id">The item's id, by which repetitions are known; null delivers repetitions too.</param>
    [SuppressMessage("Naming", "CA1720", Justification = "It means one answer here, as in LINQ, and no number.")]
    public static AsyncPageable<TItem, TPage> Single<TItem, TPage>(
        PagedOperation operation,
        PagingOptions? paging,
        Func<CancellationToken, Task<TPage>> fetch,
        Func<TPage, IEnumerable<TItem>?> items,
        Func<TItem, string?>? id = null) =>
        Listed(new SingleStrategy<TPage>(fetch), operation, paging is null ? null : paging with { PageSize = null }, null, new Position(), items, id);

    private static AsyncPageable<TItem, TPage> Listed<TItem, TPage>(
        Strategy<TPage> strategy,
        PagedOperation operation,
        PagingOptions? paging,
        long? limit,
        Position start,
        Func<TPage, IEnumerable<TItem>?> items,
        Func<TItem, string?>? id)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var options = (paging ?? new()).Validated();
        var take = operation.SizeToAsk(limit, options);
        start = start with { Take = take, Size = take ?? operation.DefaultPageSize };
        return new(new Listing<TItem, TPage>(strategy, operation, options, start, items, id));
    }
}
