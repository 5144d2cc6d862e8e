using System.Text.RegularExpressions;
using SpecClients.Sandbox.Requests;

namespace SpecClients.Sandbox.Documents;

/// <summary>A path with <c>{parameters}</c>, which may be a whole segment or a part of one. Some documents have a part of the query in it.</summary>
internal sealed partial class PathTemplate
{
    private readonly Regex _pattern;
    private readonly List<(string Name, string Value)> _query;

    public PathTemplate(string path)
    {
        // What follows a number sign tells operations apart in a document, and is never sent.
        var parts = path.Split('#')[0].Split('?', 2);
        Names = [.. Expression().Matches(parts[0]).Select(match => match.Groups[1].Value)];
        var literals = Expression().Split(parts[0]).Where((_, index) => index % 2 == 0).Select(literal => string.Concat(literal.Select(Literal)));
        _pattern = new Regex($"^{string.Join("([^/]+)", literals)}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        _query = [.. new QueryValues(parts.ElementAtOrDefault(1) ?? "") is var query ? query.Names.SelectMany(name => query.All(name).Select(value => (name, value))) : []];
    }

    /// <summary>The parameters of the path.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How much of an address it fixes: of two that fit, the one that fixes more is meant.</summary>
    public int Weight => _query.Count - Names.Count;

    /// <summary>Whether a name of the query is the template's.</summary>
    public bool Claims(string name) => _query.Exists(pair => pair.Name == name);

    /// <summary>The parameters of a raw path, unescaped; null where it is another path.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path, QueryValues query)
    {
        var match = _pattern.Match(path);
        if (!match.Success)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Names.Count; i++)
            values[Names[i]] = Uri.UnescapeDataString(match.Groups[i + 1].Value);
        foreach (var (name, value) in _query)
        {
            if (Expression().Match(value) is { Success: true } parameter && query.One(name) is { } given)
                values[parameter.Groups[1].Value] = given;
            else if (!query.All(name).Contains(value))
                return null;
        }
        return values;
    }

    /// <summary>A character as it is or as it is escaped.</summary>
    private static string Literal(char character) =>
        char.IsAsciiLetterOrDigit(character) || character == '/' ? character.ToString()
            : $"(?:{Regex.Escape(character.ToString())}|(?i:{string.Concat(System.Text.Encoding.UTF8.GetBytes([character]).Select(one => $"%{one:X2}"))}))";

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Expression();
}
