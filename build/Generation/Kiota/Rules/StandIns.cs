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

    /// <summary>Whatever in a source has the form of a stand-in, as the document has it.</summary>
    public static IEnumerable<string> Written(string source) => Form().Matches(source).Select(written => Uri.UnescapeDataString(written.Value));

    /// <summary>A source with something else in the place of each that there is something for.</summary>
    public static string Replace(string source, Func<string, string?> nameOf) => Form().Replace(source, written => nameOf(Uri.UnescapeDataString(written.Value)) ?? written.Value);

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

    [GeneratedRegex(@"[A-Za-z0-9]+(?:~|%7E)w+\d+(?:~|%7E)")]
    private static partial Regex Form();
}
