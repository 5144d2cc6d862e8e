using System.Text.RegularExpressions;
using SpecClients.Sandbox.Requests;

namespace SpecClients.Sandbox.Documents;

/// <summary>A path with <c>{parameters}</c>, which may be a whole segment or a part of one. Some documents have a part of the query in it.</summary>
internal sealed partial class PathTemplate
{
    private readonly List<Segment> _segments;
    private readonly List<(string Name, string Value)> _query;

    public PathTemplate(string path)
    {
        // What follows a number sign tells operations apart in a document, and is never sent.
        var parts = path.Split('#')[0].Split('?', 2);
        _segments = [.. parts[0].Split('/').Select(text => new Segment(text))];
        Names = [.. _segments.SelectMany(segment => segment.Names)];
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
        var texts = path.Split('/');
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (texts.Length != _segments.Count || !_segments.Zip(texts).All(pair => pair.First.Read(pair.Second, values)))
            return null;
        foreach (var (name, value) in _query)
        {
            if (Expression().Match(value) is { Success: true } parameter && query.One(name) is { } given)
                values[parameter.Groups[1].Value] = given;
            else if (!query.All(name).Contains(value))
                return null;
        }
        return values;
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Expression();

    /// <summary>What stands between two slashes.</summary>
    private sealed class Segment(string template)
    {
        private readonly string _literal = Uri.UnescapeDataString(template);
        private readonly Lazy<Regex> _pattern = new(() => new Regex(
            $"^{string.Join("(.+)", Expression().Split(Uri.UnescapeDataString(template)).Where((_, index) => index % 2 == 0).Select(Regex.Escape))}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline));

        public List<string> Names { get; } = [.. Expression().Matches(template).Select(match => match.Groups[1].Value)];

        /// <summary>Whether a raw segment is this one; takes its parameters.</summary>
        public bool Read(string raw, Dictionary<string, string> values)
        {
            var text = Uri.UnescapeDataString(raw);
            if (Names.Count == 0)
                return text == _literal;
            if (text.Length == 0)
                return false;
            // The usual case: nothing but a parameter.
            if (Names.Count == 1 && template.Length == Names[0].Length + 2)
            {
                values[Names[0]] = text;
                return true;
            }
            if (_pattern.Value.Match(text) is not { Success: true } match)
                return false;
            for (var i = 0; i < Names.Count; i++)
                values[Names[i]] = match.Groups[i + 1].Value;
            return true;
        }
    }
}
