using System.Text.RegularExpressions;

namespace SpecClients.Kiota;

/// <summary>The names of a query's parameters in the template of an address.</summary>
internal static partial class QueryNames
{
    /// <summary>All of them.</summary>
    public static IEnumerable<string> In(string? template) =>
        Expansion().Matches(template ?? "").SelectMany(match => match.Groups["names"].Value.Split(',')).Select(name => Uri.UnescapeDataString(name.TrimEnd('*'))).Concat(RequiredIn(template));

    /// <summary>Those that each request must have.</summary>
    public static IEnumerable<string> RequiredIn(string? template) => Pair().Matches(template ?? "").Select(match => Uri.UnescapeDataString(match.Groups["name"].Value));

    [GeneratedRegex(@"\{[?&](?<names>[^{}]*)\}")]
    private static partial Regex Expansion();

    [GeneratedRegex(@"[?&](?<name>[^?&={}]+)=\{[^{}]*\}")]
    private static partial Regex Pair();
}
