using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>Plain names in the place of wire names, such as <c>unitPrice~w1~</c>: what no name of the description has in it tells them apart.</summary>
internal sealed partial class StandIns(JObject document)
{
    /// <summary>What Kiota spells out where a name has nothing else.</summary>
    private const string SpelledOut = "!\"#$%&'()*+,-_./\\:;<=>?~@";

    private static readonly SearchValues<char> Reserved = SearchValues.Create("{}\"<>\\^`|&=#%+ ");

    private readonly Dictionary<string, string> _known = [];
    private readonly Dictionary<string, string> _knownInQueries = [];
    private HashSet<string>? _taken;
    private string _tag = "~w";

    /// <summary>What each stands for: text that is escaped for the inside of a literal.</summary>
    public Dictionary<string, string> Names { get; } = [];

    /// <summary>A member's name as Kiota can be told it.</summary>
    public string For(string name) => IsWritten(name) ? name : StandIn(name, Literal.Inside(name), _known);

    /// <summary>The same of a parameter in a query, whose name Kiota puts into a URI template.</summary>
    public string ForQuery(string name) =>
        IsWritten(name) && !name.AsSpan().ContainsAny(Reserved) && !char.IsDigit(name.FirstOrDefault(char.IsLetterOrDigit)) ? name : StandIn(name, InTemplate(name), _knownInQueries);

    /// <summary>A file of Kiota's with the names in the place of the stand-ins.</summary>
    public static string Restore(string source, JObject names)
    {
        if (names.Count == 0)
            return source;
        return StandInWritten().Replace(source, written =>
        {
            if (names[Uri.UnescapeDataString(written.Value)] is not { } name)
                return written.Value;
            var line = source.LastIndexOf('\n', written.Index) + 1;
            if (!IsInLiteral(source.AsSpan(line, written.Index - line)))
                throw new InvalidOperationException($"Kiota has written '{written.Value}' outside of a literal.");
            return name.ToString();
        });
    }

    private string StandIn(string name, string source, Dictionary<string, string> known)
    {
        if (known.TryGetValue(name, out var standIn))
            return standIn;
        if (_taken is null)
        {
            _taken = document.Descendants().OfType<JProperty>().Select(member => Words.Pascal(member.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            for (var text = document.ToString(Formatting.None); text.Contains(_tag, StringComparison.OrdinalIgnoreCase);)
                _tag += "w";
        }
        var word = string.Concat(Words.Stem(Words.Camel(name)).Where(char.IsAsciiLetterOrDigit)).TrimStart("0123456789".ToCharArray());
        var number = Names.Count + 1;
        while (!_taken.Add(Words.Pascal(standIn = $"{(word.Length == 0 ? "text" : word)}{_tag}{number.ToString(CultureInfo.InvariantCulture)}~")))
            number++;
        Names[standIn] = source;
        return known[name] = standIn;
    }

    private static bool IsWritten(string name) =>
        !Words.IsLong(name) && name.All(c => c is >= ' ' and <= '~' || Identifier.IsStart(c)) && (name.Any(char.IsLetterOrDigit) || name.All(c => SpelledOut.Contains(c)));

    private static string InTemplate(string name) =>
        Uri.EscapeDataString(name).Replace("-", "%2D", StringComparison.Ordinal).Replace(".", "%2E", StringComparison.Ordinal).Replace("~", "%7E", StringComparison.Ordinal);

    private static bool IsInLiteral(ReadOnlySpan<char> before)
    {
        var isIn = false;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] == '\\' && isIn)
                i++;
            else if (before[i] == '"')
                isIn = !isIn;
        }
        return isIn;
    }

    [GeneratedRegex(@"[A-Za-z0-9]+(?:~|%7E)w+\d+(?:~|%7E)")]
    private static partial Regex StandInWritten();
}
