using System.Text.RegularExpressions;

namespace SpecClients.Sandbox.Documents;

/// <summary>A path with <c>{parameters}</c>, which may be a whole segment or a part of one.</summary>
internal sealed partial class PathTemplate
{
    private readonly Regex _pattern;

    public PathTemplate(string path)
    {
        var names = ParameterName().Matches(path).Select(match => match.Groups[1].Value).ToList();
        var literals = ParameterName().Split(path).Where((_, index) => index % 2 == 0).Select(Regex.Escape);
        _pattern = new Regex($"^{string.Join("([^/]+)", literals)}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        Names = names;
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The parameters of a raw path, unescaped; null where it is another path.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var match = _pattern.Match(path);
        if (!match.Success)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Names.Count; i++)
            values[Names[i]] = Uri.UnescapeDataString(match.Groups[i + 1].Value);
        return values;
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex ParameterName();
}
