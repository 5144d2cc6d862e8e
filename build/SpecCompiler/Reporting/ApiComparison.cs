using System.Text.RegularExpressions;
using SpecCompiler.Reporting.Versions;
using SpecCompiler.Writing;

namespace SpecCompiler.Reporting;

/// <summary>What a generator's clients lose and gain in public C#, from the committed listings.</summary>
/// <param name="Generator">The generator's name.</param>
/// <param name="Types">The types that differ, by the lines that open them; the namespace level is empty.</param>
/// <param name="Missing">Why there is nothing to compare, where a side has no listing.</param>
internal sealed partial record ApiComparison(string Generator, IReadOnlyList<ApiType> Types, Phrase? Missing = null)
{
    private static readonly string[] Generators = ["kiota", "nswag"];

    /// <summary>The generator's versions, where the clients were made by two.</summary>
    public (string From, string To)? Moved { get; init; }

    public bool IsEmpty => Types.Count == 0 && Moved is null;

    /// <summary>Whether the documents differ in what callers notice, which then judges the lines that changed.</summary>
    public bool IsExplained { get; init; } = true;

    /// <summary>Compares the listings of each generator.</summary>
    public static IReadOnlyList<ApiComparison> Between(IApiListings from, IApiListings to)
    {
        var (old, present) = (from.Read(), to.Read());
        return Generators
            .Select(generator => Compare(generator) with { Moved = Moves(from, to, generator) })
            .ToList();

        ApiComparison Compare(string generator) => (old.GetValueOrDefault(generator), present.GetValueOrDefault(generator)) switch
        {
            (null, _) => new ApiComparison(generator, [], from.WhyNot(generator)),
            (_, null) => new ApiComparison(generator, [], to.WhyNot(generator)),
            var (before, now) => Between(generator, before, now),
        };
    }

    /// <summary>
    /// A member that is gone breaks callers. One whose line changed is judged by what the document says, and breaks them
    /// where that says nothing: the generator, a template or our own code has changed.
    /// </summary>
    public Verdict Verdict =>
        Types.Any(type => type.Removed.Any(line => !type.Added.Any(now => NameOf(now) == NameOf(line) && (IsExplained || TakesMore(line, now))))) ? Verdict.Major
        : Types.Any(type => type.Added.Count > 0) ? Verdict.Minor
        : Verdict.Patch;

    /// <summary>The lines that go and come, each below the line that opens its type.</summary>
    public IEnumerable<string> Diff => Types.SelectMany(type => type.Removed.Select(line => $"-     {line}")
        .Concat(type.Added.Select(line => $"+     {line}"))
        .Prepend($"  {type.Line}")
        .Where(line => line.Trim().Length > 0));

    public static ApiComparison Between(string generator, string old, string present)
    {
        var before = Lines(old);
        var now = Lines(present);
        var removed = before.Except(now).ToLookup(line => line.Type, line => line.Text);
        var added = now.Except(before).ToLookup(line => line.Type, line => line.Text);
        var types = before.Concat(now).Select(line => line.Type).Distinct()
            .Select(type => new ApiType(type, removed[type].ToList(), added[type].ToList()))
            .Where(type => type.Removed.Count + type.Added.Count > 0)
            .ToList();
        return new ApiComparison(generator, types);
    }

    private static (string, string)? Moves(IApiListings from, IApiListings to, string generator) =>
        from.MadeBy(generator) is { } old && to.MadeBy(generator) is { } present && old != present ? (old, present) : null;

    /// <summary>The listing's lines, each with the type that it is indented below.</summary>
    private static List<(string Type, string Text)> Lines(string listing)
    {
        var lines = new List<(string, string)>();
        var open = new Stack<(int Indent, string Text)>();
        foreach (var line in LineEnds.Normalised(listing).Split('\n'))
        {
            var text = line.Trim();
            if (text is "" or "{" or "}")
                continue;
            var indent = line.Length - line.TrimStart().Length;
            while (open.TryPeek(out var outer) && outer.Indent >= indent)
                open.Pop();
            lines.Add((open.TryPeek(out var type) ? type.Text : "", text));
            open.Push((indent, text));
        }
        return lines;
    }

    /// <summary>Whether a signature differs in nothing but arguments that may now be left out.</summary>
    private static bool TakesMore(string line, string now) => Optional().Count(now) >= Optional().Count(line) && Optional().Replace(line, " $1") == Optional().Replace(now, " $1");

    private static string NameOf(string line) => Name().Match(line) is { Success: true } match ? match.Groups["name"].Value : line;

    [GeneratedRegex(@"(?<name>[\w.@]+)(?:<[^(]*>)?\s*(?:\(|\{|=|;|:|$)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\?? (\w+) = [^,)]+")]
    private static partial Regex Optional();
}

/// <param name="Line">The line that opens the type.</param>
/// <param name="Removed">The lines that go.</param>
/// <param name="Added">The lines that come.</param>
internal sealed record ApiType(string Line, IReadOnlyList<string> Removed, IReadOnlyList<string> Added);
