using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Listing;

/// <summary>
/// The order that a query asks for: by which member, and which way. Without either it is the order of the rows: by
/// start, the newest first unless the document's default is to ascend.
/// </summary>
internal sealed class Sorting(IReadOnlyList<ApiParameter> parameters, SessionSource sessions, bool isStrict)
{
    private static readonly string[] MemberNames = ["sortby", "orderby", "sort", "sortfield", "sortkey"];
    private static readonly string[] DirectionNames = ["sortorder", "order", "sortdirection", "sortdir", "direction", "orderdirection"];

    private readonly ApiParameter? _member = Named(parameters, MemberNames);
    private readonly ApiParameter? _direction = Named(parameters, DirectionNames);

    public IEnumerable<ApiParameter> Parameters => new[] { _member, _direction }.OfType<ApiParameter>();

    /// <summary>Whether rows run from the newest to the oldest when a query says nothing about it.</summary>
    public static bool IsNewestFirst(IReadOnlyList<ApiParameter> parameters) => Named(parameters, DirectionNames)?.Default?.ToLowerInvariant() is not ("asc" or "ascending");

    /// <summary>What is wrong with the order asked for. Where the members are our own invention, nothing is.</summary>
    public IEnumerable<Violation> Check(QueryValues query)
    {
        if (isStrict && query.One(_member?.Name) is { } member && sessions.Find(member) is not { Shape: Scalar })
            yield return _member!.Wrong("enum", "Input should be a member to sort by", member);
        if (isStrict && query.One(_direction?.Name) is { } direction && direction is not ("asc" or "desc"))
            yield return _direction!.Wrong("enum", "Input should be 'asc' or 'desc'", direction);
    }

    /// <summary>The member to sort by, if not by start.</summary>
    public Member? By(QueryValues query) =>
        query.One(_member?.Name) is { } name && sessions.Find(name) is { Shape: Scalar } member && member != sessions.Started ? member : null;

    public bool IsDescending(QueryValues query) => query.One(_direction?.Name) switch
    {
        "asc" => false,
        "desc" => true,
        _ => IsNewestFirst(parameters),
    };

    private static ApiParameter? Named(IReadOnlyList<ApiParameter> parameters, string[] names) =>
        parameters.FirstOrDefault(parameter => parameter.In == "query" && parameter.Type == "string" && names.Contains(Words.Joined(parameter.Name)));
}
