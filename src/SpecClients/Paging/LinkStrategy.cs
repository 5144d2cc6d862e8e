using SpecClients.Http;

namespace SpecClients.Paging;

/// <summary>Pages that have a link to the next, in the body or in a header. A request that follows one is the operation's own in all but its address.</summary>
internal sealed class LinkStrategy<TPage>(
    Func<long?, CancellationToken, Task<TPage>> fetch,
    Func<TPage, bool?> hasMore,
    Func<TPage, string?>? linkOf) : Strategy<TPage>(PagingKind.Link)
{
    public override Task<TPage> FetchAsync(Position at, CancellationToken cancel) => fetch(at.Take, cancel);

    public override Step After(Position at, Answer<TPage> answer, int rows, Seen links)
    {
        var more = hasMore(answer.Page);
        if (more is false)
            return Step.End;
        var own = answer.Flight is { Server: { } server, Address: { } address } ? PageLink.Below(server, answer.Flight.WithoutKey(address)) : null;
        string? said;
        try
        {
            said = linkOf is not null ? linkOf(answer.Page) : LinkHeader.Find(answer.Flight.LinkHeader ?? "", "next");
        }
        catch (FormatException malformed)
        {
            return Step.Failed(PaginationFault.StrayLink, malformed.Message);
        }
        if (string.IsNullOrWhiteSpace(said))
            return more is true ? Step.Failed(PaginationFault.MissingCursor, "there is more, but no link leads there.") : Step.End;
        var (link, problem) = PageLink.Follow(said, answer.Flight);
        if (link is null)
            return Step.Failed(PaginationFault.StrayLink, problem!);

        foreach (var known in new[] { at.Cursor, own })
        {
            if (known is not null)
                links.Note(known);
        }
        if (links.Note(link) is Sighting.Fresh)
            return new(at with { Number = at.Number + 1, Skip = 0, Cursor = link });
        return more is null && rows == 0 && link == own
            ? Step.End
            : Step.Failed(PaginationFault.RepeatedCursor, "its link leads back to an earlier page.");
    }
}
