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
    /// <summary>The generator's versions, where the clients were made by two.</summary>
    public (string From, string To)? Moved { get; init; }

    public bool IsEmpty => Types.Count == 0 && Moved is null;

    /// <summary>Whether the documents differ in what callers notice, which then judges the lines that changed.</summary>
    public bool IsExplained { get; init; } = true;

    /// <summary>Compares the listings of each generator that there is a client of at both times.</summary>
    public static IReadOnlyList<ApiComparison> Between(VendorState from, VendorState to) =>
        [.. from.Apis.Keys.Union(to.Apis.Keys).Order(StringComparer.Ordinal).Select(generator => Between(generator, from, to))];

    private static ApiComparison Between(string generator, VendorState from, VendorState to)
    {
        var (old, present) = (from.Apis.GetValueOrDefault(generator), to.Apis.GetValueOrDefault(generator));
        var name = generator.ToLowerInvariant();
        var compared = (old, present) switch
        {
            (null, _) => new ApiComparison(name, [], $"not compared: there is no such client at {from.Label}"),
            (_, null) => new ApiComparison(name, [], $"not compared: there is no such client at {to.Label}"),
            ({ Listing: null }, _) => new ApiComparison(name, [], old.WhyNot),
            (_, { Listing: null }) => new ApiComparison(name, [], present.WhyNot),
            _ => Between(name, old.Listing, present.Listing),
        };
        return compared with { Moved = old?.MadeBy is { } before && present?.MadeBy is { } now && before != now ? (before, now) : null };
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

    /// <summary>Whether a signature differs in nothing but arguments that may now be left out.</summary>
    private static bool TakesMore(string line, string now) => Optional().Count(now) >= Optional().Count(line) && Optional().Replace(line, " $1") == Optional().Replace(now, " $1");

    private static string NameOf(string line) => Name().Match(line) is { Success: true } match ? match.Groups["name"].Value : line;

    [GeneratedRegex(@"(?<name>[\w.@]+)(?:<[^(]*>)?\s*(?:\(|\{|=|;|:|$)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\?? (\w+) = [^,)]+")]
    private static partial Regex Optional();
}
