namespace SpecClients.Paging;

/// <summary>Pages that name a cursor to the next, forward or backward.</summary>
internal sealed class CursorStrategy<TPage>(
    PagingKind kind,
    Func<string?, long?, CancellationToken, Task<TPage>> fetch,
    Func<TPage, bool?> hasMore,
    Func<TPage, string?> cursorOf) : Strategy<TPage>(kind)
{
    public override Task<TPage> FetchAsync(Position at, CancellationToken cancel) => fetch(at.Cursor, at.Take, cancel);

    public override Step After(Position at, Answer<TPage> answer, int rows, Seen cursors)
    {
        var more = hasMore(answer.Page);
        if (more is false)
            return Step.End;
        var cursor = cursorOf(answer.Page);
        if (string.IsNullOrEmpty(cursor))
            return more is true ? Step.Failed(PaginationFault.MissingCursor, "there is more, but no cursor leads there.") : Step.End;
        if (at.Cursor is not null)
            cursors.Note(at.Cursor);
        if (cursors.Note(cursor) is Sighting.Fresh)
            return new(at with { Number = at.Number + 1, Skip = 0, Cursor = cursor });
        return more is null && rows == 0 && cursor == at.Cursor
            ? Step.End
            : Step.Failed(PaginationFault.RepeatedCursor, "its cursor leads back to an earlier page.");
    }
}
