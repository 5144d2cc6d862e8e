using System.Text.RegularExpressions;
using SpecClients.Changes.Kinds;
using SpecClients.Changes.States;
using SpecClients.OpenApi.Text;

namespace SpecClients.Changes.Reports;

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
    public IEnumerable<string> Diff => Types.SelectMany(type => type.Diff);

    public static ApiComparison Between(string generator, string old, string present) => new(generator, ApiType.Between(old, present));

    private static (string, string)? Moves(IApiListings from, IApiListings to, string generator) =>
        from.MadeBy(generator) is { } old && to.MadeBy(generator) is { } present && old != present ? (old, present) : null;

    /// <summary>Whether a signature differs in nothing but arguments that may now be left out.</summary>
    private static bool TakesMore(string line, string now) => Optional().Count(now) >= Optional().Count(line) && Optional().Replace(line, " $1") == Optional().Replace(now, " $1");

    private static string NameOf(string line) => Name().Match(line) is { Success: true } match ? match.Groups["name"].Value : line;

    [GeneratedRegex(@"(?<name>[\w.@]+)(?:<[^(]*>)?\s*(?:\(|\{|=|;|:|$)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\?? (\w+) = [^,)]+")]
    private static partial Regex Optional();
}
