using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>Writes the normalized paths of nodes, as RFC 9535 has them: <c>$['a'][0]</c>.</summary>
internal sealed class NormalizedPaths
{
    private readonly Dictionary<JToken, int> _places = new(ReferenceEqualityComparer.Instance);

    /// <summary>The path of a node from the root of its document.</summary>
    public string Of(JToken node)
    {
        var steps = new List<string>();
        for (var at = node; at.Parent is { } parent; at = parent)
        {
            if (at is JProperty member)
                steps.Add($"[{Quoted(member.Name)}]");
            else if (parent is JArray list)
                steps.Add(string.Create(CultureInfo.InvariantCulture, $"[{PlaceIn(list, at)}]"));
        }
        steps.Reverse();
        return "$" + string.Concat(steps);
    }

    /// <summary>A name as it stands in a path, between single quotes.</summary>
    public static string Quoted(string name)
    {
        var text = new StringBuilder("'");
        foreach (var c in name)
        {
            _ = c switch
            {
                '\'' or '\\' => text.Append('\\').Append(c),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        return text.Append('\'').ToString();
    }

    private int PlaceIn(JArray list, JToken item)
    {
        if (!_places.TryGetValue(item, out var place))
        {
            foreach (var (index, other) in list.Index())
                _places[other] = index;
            place = _places[item];
        }
        return place;
    }
}
