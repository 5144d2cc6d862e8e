using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a path is spelled as an address has it, and its parameters have plain names.</summary>
internal sealed partial class EncodePaths : IRule
{
    private const string Allowed = "-._~:/?#[]@!$&'()*+,;=%";

    public string Name => "kiota-encode-paths";

    public string Purpose => "Kiota makes a URI template and classes of a path as it stands, backslashes and line ends included.";

    public void Apply(WorkingDocument document)
    {
        var paths = Schemas.Members(document["paths"]).Where(path => path.Value is JObject).ToList();
        var spelled = paths.ConvertAll(path => Spelled(document, path));
        if (!spelled.SequenceEqual(paths.Select(path => path.Name)))
            document["paths"] = UnifySiblingPathParameters.Renamed(paths, spelled);
    }

    private string Spelled(WorkingDocument document, JProperty path)
    {
        var taken = Piece().Matches(path.Name).Select(piece => piece.Value).ToHashSet();
        var spelled = Piece().Replace(path.Name, piece => piece.Value is ['{', _, .., '}'] place ? Named(place) : Encoded(piece.Value));
        if (spelled != path.Name)
            document.Log(this, path.Value, $"{path.Name} → {spelled}");
        return spelled;

        string Named(string place)
        {
            if (Plain().IsMatch(place) && !Words.IsLong(place))
                return place;
            var name = Words.Unclaimed(Words.Camel(place), candidate => taken.Add($"{{{candidate}}}"));
            foreach (var parameter in UnifySiblingPathParameters.ParametersOf(document, (JObject)path.Value, place[1..^1]))
                UnifySiblingPathParameters.OwnOf(document, parameter)["name"] = name;
            return $"{{{name}}}";
        }
    }

    /// <summary>A text of an address: what cannot stand in one is percent-encoded.</summary>
    public static string Encoded(string text)
    {
        if (text.All(c => char.IsAsciiLetterOrDigit(c) || Allowed.Contains(c)))
            return text;
        var encoded = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            encoded.Append(rune.IsBmp && IsKept((char)rune.Value) ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return encoded.ToString();
    }

    private static bool IsKept(char c) => Identifier.IsStart(c) || char.IsAsciiDigit(c) || Allowed.Contains(c);

    [GeneratedRegex(@"\{[^{}]*\}|[^{}]+|[{}]")]
    private static partial Regex Piece();

    [GeneratedRegex(@"^\{[A-Za-z0-9_.:$@*+-]+\}$")]
    private static partial Regex Plain();
}
