using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Listing;
using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Paging;

/// <summary>
/// Pages that follow, or go before, the row with an id. Rows keep the listing's order either way: the page before a row
/// is the one that ends with its predecessor.
/// </summary>
internal sealed class CursorPaging(ApiParameter? size, ApiParameter? after, ApiParameter? before) : PagingScheme
{
    public static readonly string[] ForwardNames =
        ["after", "startingafter", "cursor", "pagetoken", "nexttoken", "continuationtoken", "nextcursor", "startafter"];

    public static readonly string[] BackwardNames = ["before", "endingbefore"];

    public override IReadOnlyList<ApiParameter> Parameters { get; } = [.. new[] { size, after, before }.OfType<ApiParameter>()];

    public override Page PageFor(QueryValues query, Selection rows, SessionSource sessions, out Violation? wrong)
    {
        var start = Place(after, out wrong) + 1 ?? 0;
        var end = wrong is null ? Place(before, out wrong) : null;
        var limit = Size(query, size, 20);
        if (end is null || query.One(after?.Name) is not null)
            return Page.From(start, limit, Math.Max(start, end ?? rows.Count));
        var from = Math.Max(0, end.Value - limit);
        return new Page(from, end.Value - from, limit, from > 0);

        int? Place(ApiParameter? cursor, out Violation? wrong)
        {
            wrong = null;
            if (query.One(cursor?.Name) is not { } id)
                return null;
            var place = sessions.Id?.Find(id, sessions.Count) is { } row ? rows.PlaceOf(row) : null;
            if (place is null)
                wrong = cursor!.Wrong("unknown_cursor", "No object in the list has this id", id);
            return place;
        }
    }
}
