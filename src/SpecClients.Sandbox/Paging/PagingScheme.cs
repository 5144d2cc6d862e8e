using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Listing;
using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Paging;

/// <summary>How a listing is divided: told from the names of an operation's parameters.</summary>
internal abstract class PagingScheme
{
    private static readonly string[] SizeNames = ["limit", "perpage", "pagesize", "size", "count", "take", "top", "maxresults", "pagelimit"];

    /// <summary>The parameters that turn the pages, with the bounds that hold for them.</summary>
    public abstract IReadOnlyList<ApiParameter> Parameters { get; }

    public static PagingScheme Of(IReadOnlyList<ApiParameter> parameters)
    {
        var query = parameters.Where(parameter => parameter.In == "query").ToList();
        var size = Named(query, SizeNames) is { } limit ? WithMinimum(limit, 1) : null;
        var after = Named(query, CursorPaging.ForwardNames);
        var before = Named(query, CursorPaging.BackwardNames);
        if (after is { Type: "string" } || before is { Type: "string" })
            return new CursorPaging(size, after, before);
        if (Named(query, OffsetPaging.Names) is { } offset)
            return new OffsetPaging(size, WithMinimum(offset, 0));
        if (Named(query, NumberedPaging.Names) is { } number)
            return new NumberedPaging(size, WithMinimum(number, 1));
        return new WholeListing(size);
    }

    /// <summary>The page that a query asks for; <paramref name="wrong"/> says why there is none.</summary>
    public abstract Page PageFor(QueryValues query, Selection rows, SessionSource sessions, out Violation? wrong);

    protected static int Size(QueryValues query, ApiParameter? size, int otherwise) =>
        (int)Math.Min(query.Whole(size?.Name) ?? (long.TryParse(size?.Default, out var declared) ? declared : otherwise), int.MaxValue);

    private static ApiParameter WithMinimum(ApiParameter parameter, int minimum) => parameter with { Minimum = parameter.Minimum ?? minimum };

    private static ApiParameter? Named(IEnumerable<ApiParameter> parameters, string[] names) =>
        parameters.FirstOrDefault(parameter => names.Contains(Words.Joined(parameter.Name)));
}

/// <summary>A run of a listing.</summary>
/// <param name="Start">The place asked for as its first; it may be beyond the end, and then the page is empty.</param>
/// <param name="Count">How many rows it has.</param>
/// <param name="Size">How many it may have.</param>
/// <param name="HasMore">Whether there are rows beyond it, in the direction of reading.</param>
internal readonly record struct Page(long Start, int Count, int Size, bool HasMore)
{
    /// <summary>The page from a place in the listing on.</summary>
    public static Page From(long start, int size, int total)
    {
        var count = (int)Math.Clamp(total - start, 0, size);
        return new Page(start, count, size, start + count < total);
    }
}
