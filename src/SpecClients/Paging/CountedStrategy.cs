namespace SpecClients.Paging;

/// <summary>Pages by offset or by number, with or without a total that may be taken at its word.</summary>
/// <remarks>
/// An empty page is the end. A total alone is not: it is believed where the page is short too, or where the first
/// page is all there is and no page size is known. Without one, a short page is no end either: a vendor may give as
/// many rows as it likes, as in AIP-158. One page more is asked for, and is the end too where it only repeats the last.
/// A count of pages is what a total is, in pages.
/// </remarks>
internal sealed class CountedStrategy<TPage>(
    PagingKind kind,
    Func<long?, long?, CancellationToken, Task<TPage>> fetch,
    Func<TPage, long?>? total,
    Func<TPage, long?>? pages = null,
    int firstPage = 1) : Strategy<TPage>(kind)
{
    public override Task<TPage> FetchAsync(Position at, CancellationToken cancel) => fetch(at.At, at.Take, cancel);

    public override long? TotalOf(Answer<TPage> answer) => (total?.Invoke(answer.Page) ?? answer.Flight.Total) is >= 0 and var claimed ? claimed : null;

    public override Step After(Position at, Answer<TPage> answer, int rows, Seen cursors)
    {
        var claimed = TotalOf(answer);
        var left = (pages?.Invoke(answer.Page) ?? answer.Flight.TotalPages) - ((at.At ?? firstPage) - firstPage + 1);
        if (rows == 0)
        {
            return claimed > at.Row ? Step.Failed(PaginationFault.EmptyPage, $"it is empty from row {at.Row} on, though the total is {claimed}.")
                : left >= 0 && at.Number > 1 ? Step.Failed(PaginationFault.EmptyPage, $"it is empty, though there are {left + 1} pages from it on.")
                : Step.End;
        }
        var end = at.Row + rows;
        var first = at.Number == 1;
        var more = claimed > end || left > 0;
        var exact = (claimed is not null && claimed == end) || left == 0;
        var full = rows >= at.Size;
        var isShort = rows < at.Size;
        if (exact && !full)
            return Step.End;
        return new(new Position
        {
            Number = at.Number + 1,
            At = Kind is PagingKind.Offset ? end : (at.At ?? firstPage) + 1,
            Take = at.Take,
            Size = first ? rows : Math.Max(at.Size ?? rows, rows),
            Row = end,
            Total = claimed,
            Doubtful = !more && (exact || isShort),
        });
    }

    public override Position? Ahead(Position next, int pages)
    {
        if (next.Doubtful || next.Size is not { } size)
            return null;
        var rows = pages * size;
        var ahead = next with { At = next.At + (Kind is PagingKind.Offset ? rows : pages), Row = next.Row + rows };
        return ahead.Row > next.Total ? null : ahead;
    }
}
