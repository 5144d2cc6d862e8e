using System.Globalization;
using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Listing;

/// <summary>
/// What a query parameter asks of a row. The document says in prose only what a filter means, so it is told from names:
/// <list type="bullet">
/// <item>a bound on time (<c>startTimeMin</c>, <c>created_before</c>), both ends exclusive, on the moment of that name
/// or else on the start; a maximum of 0 leaves nothing;</item>
/// <item>the value of the member with the same name; of several values given, any;</item>
/// <item><c>search</c> or <c>q</c>: a part of any text, in any case;</item>
/// <item>a value that begins a boolean member's name (<c>cold</c>, <c>coldStart</c>) or is its opposite;</item>
/// <item><c>active</c> or <c>open</c>: no end yet, and the other value of such a pair.</item>
/// </list>
/// The value <c>all</c> of an enum lets everything pass. A parameter that none of this fits is checked, then ignored.
/// </summary>
internal sealed class RowFilter
{
    private static readonly string[] TimeWords =
        ["time", "at", "date", "since", "until", "after", "before", "from", "to", "start", "started", "end", "ended", "created", "updated", "min", "max"];

    private readonly Func<string, Func<Row, bool>?> _create;

    private RowFilter(ApiParameter parameter, Func<string, Func<Row, bool>?> create)
    {
        Parameter = parameter;
        _create = create;
    }

    public ApiParameter Parameter { get; }

    public static RowFilter? Of(ApiParameter parameter, SessionSource sessions)
    {
        var words = Words.Of(parameter.Name);
        if (Bound(parameter, words) is { } isUpper && sessions.Started is not null)
            return new RowFilter(parameter, value => InTime(Nearest(sessions, words), isUpper, Milliseconds(value)));
        if (sessions.Find(parameter.Name) is { Shape: Scalar } member)
            return new RowFilter(parameter, value => row => member.TextAt(row) == value);
        if (words is ["search" or "q" or "query"])
            return new RowFilter(parameter, value => row => sessions.Members.Any(text =>
                text.Shape is PoolShape or IdShape && text.TextAt(row)?.Contains(value, StringComparison.OrdinalIgnoreCase) == true));
        if (parameter.Values.Count == 0)
            return null;
        if (sessions.Members.FirstOrDefault(flag => flag.Shape is BooleanShape && parameter.Values.Contains(Words.Of(flag.Name)[0])) is { } named)
            return new RowFilter(parameter, value => row => named.TextAt(row) == (Words.Of(named.Name)[0] == value ? "true" : "false"));
        return sessions.Members.FirstOrDefault(end => end.IsOpen is not null) is { } ended && parameter.Values.Any(value => value is "active" or "open")
            ? new RowFilter(parameter, value => row => (ended.At(row) == Presence.Value) != (value is "active" or "open"))
            : null;
    }

    /// <summary>The rows that the values given let pass; null where all do.</summary>
    public Func<Row, bool>? For(QueryValues query)
    {
        var values = Parameter.Split(query).ToList();
        if (values.Count == 0 || Parameter.Values.Count > 0 && values.Contains("all"))
            return null;
        var tests = values.Select(_create).OfType<Func<Row, bool>>().ToList();
        return tests.Count == 1 ? tests[0] : row => tests.Exists(test => test(row));
    }

    /// <summary>Whether it is an upper bound on time, a lower one, or (null) neither.</summary>
    private static bool? Bound(ApiParameter parameter, IReadOnlyList<string> words)
    {
        if (parameter.Type != "integer" && parameter.Format is not ("date-time" or "date") || !words.Intersect(TimeWords).Any())
            return null;
        if (words.Intersect(["max", "before", "until", "to"]).Any())
            return true;
        if (words.Intersect(["min", "after", "since", "from"]).Any())
            return false;
        return words[0] is "end" or "ended" ? true : words[0] is "start" or "started" ? false : null;
    }

    private static Member Nearest(SessionSource sessions, IReadOnlyList<string> words) =>
        sessions.Instants.Select(instant => instant.Member).FirstOrDefault(member => Words.Of(member.Name)[0] == words[0]) ?? sessions.Started!;

    private static Func<Row, bool> InTime(Member member, bool isUpper, long bound)
    {
        var instant = (InstantShape)member.Shape;
        return row => member.At(row) == Presence.Value && (isUpper ? instant.Milliseconds(row) < bound : instant.Milliseconds(row) > bound);
    }

    private static long Milliseconds(string value)
    {
        if (!long.TryParse(value, CultureInfo.InvariantCulture, out var number))
            return DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
        return number > 100_000_000_000 ? number : number * 1000;
    }
}
