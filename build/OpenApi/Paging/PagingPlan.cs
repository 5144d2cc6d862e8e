using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Paging;

/// <summary>How the pages of an operation turn, as its <c>x-paging</c> says it and the description bears out.</summary>
/// <param name="Operation">The operation that gives a page.</param>
/// <param name="Kind">How its pages turn.</param>
internal sealed record PagingPlan(Operation Operation, PagingKind Kind)
{
    /// <summary>Where the offset, the page's number or the cursor is sent; null where there is one page.</summary>
    public RequestPlace? Position { get; init; }

    /// <summary>Where the page's size is sent, if it can be.</summary>
    public RequestPlace? PageSize { get; init; }

    /// <summary>Where a cursor backward is sent, if there is one.</summary>
    public RequestPlace? Back { get; init; }

    /// <summary>Where an answer has its items; null where it has no schema, and they are found by a rule.</summary>
    public JsonPointer? Items { get; init; }

    /// <summary>Where it says how many items there are in all.</summary>
    public AnswerPlace? Total { get; init; }

    /// <summary>Where it says how many pages there are in all.</summary>
    public AnswerPlace? TotalPages { get; init; }

    /// <summary>Where it has the link to the next page.</summary>
    public AnswerPlace? NextLink { get; init; }

    /// <summary>Where it says whether there is more.</summary>
    public JsonPointer? HasMore { get; init; }

    /// <summary>Where it has the cursor to the next page.</summary>
    public JsonPointer? Next { get; init; }

    /// <summary>Where its last item has it, if that is where it stands.</summary>
    public JsonPointer? NextFromItem { get; init; }

    /// <summary>Where it has the cursor backward.</summary>
    public JsonPointer? Previous { get; init; }

    /// <summary>Where an item has what tells it from others.</summary>
    public JsonPointer? Key { get; init; }

    /// <summary>Where its pages begin, in the way that they are counted.</summary>
    public int First { get; init; }

    /// <summary>All the places that say which page.</summary>
    public IReadOnlyList<RequestPlace> Turning => [.. new[] { Position, PageSize, Back }.OfType<RequestPlace>()];

    /// <summary>Where the plan stands.</summary>
    public SourceMark Mark => Operation.Value[Extension.Paging]!.Mark();

    /// <summary>The plans of a document, in its order.</summary>
    /// <exception cref="ProblemException">One of them says what the description does not bear out.</exception>
    public static IReadOnlyList<PagingPlan> In(JObject root)
    {
        var problems = new List<Problem>();
        var plans = Read(root, problems);
        return problems.Count == 0 ? plans : throw new ProblemException(problems);
    }

    /// <summary>What is wrong with the plans of a document.</summary>
    public static IReadOnlyList<Problem> ProblemsIn(JObject root)
    {
        var problems = new List<Problem>();
        Read(root, problems);
        return problems;
    }

    /// <summary>The text that a required parameter has where a caller does not say it; null where he has to.</summary>
    public static string? DefaultOf(Operation operation, string place, string name) =>
        operation.Find(place, name) is { } parameter && parameter["required"]?.Value<bool>() == true && parameter["schema"] is JObject schema
        && Schemas.Resolve(operation.Document, schema)["default"] is JValue { Value: string text } ? text : null;

    private static List<PagingPlan> Read(JObject root, List<Problem> problems) => Schemas.Operations(root)
        .Where(operation => operation.Value[Extension.Paging] is JObject)
        .Select(operation => new PagingReader(operation, (JObject)operation.Value[Extension.Paging]!, problems).Read()).ToList();
}

/// <summary>How pages turn.</summary>
internal enum PagingKind
{
    /// <summary>Not at all: one answer has everything.</summary>
    Single,

    Offset,
    PageNumber,
    Cursor,

    /// <summary>By a link that an answer has to the next.</summary>
    Link,
}

/// <summary>A place of a request: a parameter, or a member of its body.</summary>
/// <param name="In">Where it is: <c>query</c>, <c>header</c> or <c>body</c>.</param>
/// <param name="Parameter">The parameter's name on the wire; null for a member of the body.</param>
/// <param name="Body">The member; null for a parameter.</param>
/// <param name="Schema">What stands there.</param>
/// <param name="IsRequired">Whether a request must carry it.</param>
internal sealed record RequestPlace(string In, string? Parameter, JsonPointer? Body, JObject Schema, bool IsRequired = false)
{
    /// <summary>Whether it is a parameter of a place and a name.</summary>
    public bool Is(string? place, string? name) => Parameter is not null && In == place && Parameter == name;
}

/// <summary>A place of an answer: a header, or a member of its body.</summary>
/// <param name="Header">The header's name; null for a member of the body.</param>
/// <param name="Body">The member; null for a header.</param>
internal sealed record AnswerPlace(string? Header, JsonPointer? Body);

/// <summary>A JSON pointer (RFC 6901), and where it was said.</summary>
internal sealed record JsonPointer(IReadOnlyList<string> Steps, SourceMark Mark)
{
    public static JsonPointer Of(string text, SourceMark mark) =>
        new([.. text.Split('/').Skip(1).Select(Marks.Unescape)], mark);

    /// <summary>The text of a pointer.</summary>
    public static string TextOf(IEnumerable<string> steps) =>
        string.Concat(steps.Select(step => "/" + Marks.Escape(step).Replace("%", "%25", StringComparison.Ordinal)));
}
