using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Listing;
using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Paging;

/// <summary>Pages that begin after a number of rows. One beyond the end is empty.</summary>
internal sealed class OffsetPaging(ApiParameter? size, ApiParameter offset) : PagingScheme
{
    public static readonly string[] Names = ["offset", "skip", "startindex"];

    public override IReadOnlyList<ApiParameter> Parameters { get; } = [.. new[] { size, offset }.OfType<ApiParameter>()];

    public override Page PageFor(QueryValues query, Selection rows, SessionSource sessions, out Violation? wrong)
    {
        wrong = null;
        return Page.From(query.Whole(offset.Name) ?? 0, Size(query, size, 100), rows.Count);
    }
}

/// <summary>Pages with numbers, the first of which is 1. One beyond the last is empty.</summary>
internal sealed class NumberedPaging(ApiParameter? size, ApiParameter number) : PagingScheme
{
    public static readonly string[] Names = ["page", "pagenumber", "pagenum", "pageindex"];

    public override IReadOnlyList<ApiParameter> Parameters { get; } = [.. new[] { size, number }.OfType<ApiParameter>()];

    public override Page PageFor(QueryValues query, Selection rows, SessionSource sessions, out Violation? wrong)
    {
        wrong = null;
        var limit = Size(query, size, 25);
        return Page.From(Math.Min((query.Whole(number.Name) ?? 1) - 1, int.MaxValue) * limit, limit, rows.Count);
    }
}

/// <summary>Everything at once, or as much of it as a limit allows.</summary>
internal sealed class WholeListing(ApiParameter? size) : PagingScheme
{
    public override IReadOnlyList<ApiParameter> Parameters { get; } = [.. new[] { size }.OfType<ApiParameter>()];

    public override Page PageFor(QueryValues query, Selection rows, SessionSource sessions, out Violation? wrong)
    {
        wrong = null;
        return Page.From(0, Size(query, size, int.MaxValue), rows.Count);
    }
}
