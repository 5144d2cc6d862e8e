using System.Text.RegularExpressions;
using SpecCompiler.Reporting.Versions;

namespace SpecCompiler.Reporting;

/// <summary>What a generator's clients lose and gain in public C#, from the committed listings.</summary>
/// <param name="Generator">The generator's name.</param>
/// <param name="Types">The types that differ, by the lines that open them; the namespace level is empty.</param>
/// <param name="Missing">Which side has no listing, where one has none: then there is nothing to compare.</param>
internal sealed partial record ApiComparison(string Generator, IReadOnlyList<ApiType> Types, string? Missing = null)
{
    /// <summary>Compares the listings of every generator that has one on either side.</summary>
    public static IReadOnlyList<ApiComparison> Between(IApiListings from, IApiListings to)
    {
        var (old, present) = (from.Read(), to.Read());
        return old.Keys.Union(present.Keys).Order(StringComparer.Ordinal)
            .Select(generator => (old.GetValueOrDefault(generator), present.GetValueOrDefault(generator)) switch
            {
                (null, _) => new ApiComparison(generator, [], "no listing at the old version"),
                (_, null) => new ApiComparison(generator, [], "no listing at the new version"),
                var (before, now) => Between(generator, before, now),
            })
            .ToList();
    }

    /// <summary>A member that is gone breaks callers; one whose line changed is judged by what the document says.</summary>
    public Verdict Verdict =>
        Types.Any(type => type.Removed.Select(NameOf).Except(type.Added.Select(NameOf)).Any()) ? Verdict.Major
        : Types.Any(type => type.Added.Count > 0) ? Verdict.Minor
        : Verdict.Patch;

    private static ApiComparison Between(string generator, string old, string present)
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

    /// <summary>The listing's lines, each with the type that it is indented below.</summary>
    private static List<(string Type, string Text)> Lines(string listing)
    {
        var lines = new List<(string, string)>();
        var open = new Stack<(int Indent, string Text)>();
        foreach (var line in listing.ReplaceLineEndings("\n").Split('\n'))
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

    private static string NameOf(string line) => Name().Match(line) is { Success: true } match ? match.Groups["name"].Value : line;

    [GeneratedRegex(@"(?<name>[\w.@]+)(?:<[^(]*>)?\s*(?:\(|\{|=|;|:|$)")]
    private static partial Regex Name();
}

/// <param name="Line">The line that opens the type.</param>
/// <param name="Removed">The lines that go.</param>
/// <param name="Added">The lines that come.</param>
internal sealed record ApiType(string Line, IReadOnlyList<string> Removed, IReadOnlyList<string> Added);
