using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: places that follow one way have one name and one type.</summary>
internal sealed partial class UnifySiblingPathParameters : IRule
{
    public string Name => "kiota-unify-sibling-path-parameters";

    public string Purpose => "Kiota has one indexer for all places that follow the same way, of the first one's type, and the name that it makes for them may be taken; a place's name is never sent.";

    public void Apply(WorkingDocument document)
    {
        var paths = Schemas.Members(document["paths"]).Where(path => path.Value is JObject).ToList();
        var segments = paths.ConvertAll(path => path.Name.Split('/'));
        var isRenamed = false;
        for (var depth = 1; depth < segments.Select(path => path.Length).DefaultIfEmpty().Max(); depth++)
        {
            var deep = Enumerable.Range(0, paths.Count).Where(path => segments[path].Length > depth && Place().IsMatch(segments[path][depth]));
            foreach (var siblings in deep.GroupBy(path => string.Join('/', segments[path][..depth])).Select(group => group.ToList()).ToList())
                isRenamed |= Unite(document, siblings, paths, segments, depth) | Escape(document, siblings[0], paths, segments, depth);
        }
        if (isRenamed)
            document["paths"] = Renamed(paths, segments.ConvertAll(path => string.Join('/', path)));
    }

    /// <returns>Whether a path's name changed.</returns>
    private bool Unite(WorkingDocument document, List<int> siblings, List<JProperty> paths, List<string[]> segments, int depth)
    {
        var places = siblings.Select(path => segments[path][depth]).Distinct().ToList();
        var elsewhere = siblings.SelectMany(path => segments[path].Where((_, at) => at != depth)).SelectMany(segment => Hole().Matches(segment)).Select(hole => hole.Value).ToHashSet();
        var place = places.Count == 1 ? places[0] : places.Find(place => !elsewhere.Contains(place))
            ?? Words.Unclaimed(places[0][..^1], candidate => !elsewhere.Contains(candidate + "}")) + "}";
        var name = place[1..^1];
        var parameters = siblings.SelectMany(path => ParametersOf(document, (JObject)paths[path].Value, segments[path][depth][1..^1])).ToList();
        var isOneType = parameters.Select(parameter => TypeOf(document, parameter)).Distinct().Count() < 2;
        foreach (var parameter in parameters.Where(parameter => !isOneType || document.Resolve(parameter)["name"]!.ToString() != name).Select(parameter => OwnOf(document, parameter)))
        {
            document.Log(this, parameter, $"{parameter["name"]} → {name}{(isOneType ? "" : ", a string")}");
            parameter["name"] = name;
            if (!isOneType)
                parameter["schema"] = new JObject { ["type"] = "string" };
        }
        foreach (var path in siblings)
            segments[path][depth] = place;
        return places.Count > 1;
    }

    /// <summary>Beside a place Kiota takes a place with an extension for the same, and forgets the extension.</summary>
    private bool Escape(WorkingDocument document, int sibling, List<JProperty> paths, List<string[]> segments, int depth)
    {
        var way = string.Join('/', segments[sibling][..depth]);
        var named = Enumerable.Range(0, paths.Count).Where(path => segments[path].Length > depth && Named().IsMatch(segments[path][depth]) && string.Join('/', segments[path][..depth]) == way).ToList();
        foreach (var path in named)
        {
            document.Log(this, paths[path].Value, $"{segments[path][depth]} → its full stop escaped");
            segments[path][depth] = segments[path][depth].Replace(".", "%2E", StringComparison.Ordinal);
        }
        return named.Count > 0;
    }

    public static List<JObject> ParametersOf(WorkingDocument document, JObject item, string name) =>
        item.Properties().Where(member => Schemas.Methods.Contains(member.Name)).Select(member => member.Value["parameters"]).Append(item["parameters"])
            .SelectMany(list => list as JArray ?? []).OfType<JObject>()
            .Where(parameter => document.Resolve(parameter) is var declared && declared["in"]?.ToString() == "path" && declared["name"]?.ToString() == name)
            .ToList();

    /// <summary>A parameter that the path shares with others becomes its own.</summary>
    public static JObject OwnOf(WorkingDocument document, JObject parameter)
    {
        if (!Schemas.IsReference(parameter))
            return parameter;
        var own = document.Resolve(parameter).Copy();
        parameter.Replace(own);
        return own;
    }

    private static string TypeOf(WorkingDocument document, JObject parameter) =>
        document.Resolve(parameter)["schema"] is JObject schema && document.Resolve(schema) is var type ? $"{type["type"]} {type["format"]}" : "";

    /// <summary>Paths that are now the same have each other's methods; of two of one method the first stays.</summary>
    public static JObject Renamed(List<JProperty> paths, List<string> names)
    {
        var renamed = new JObject();
        for (var at = 0; at < paths.Count; at++)
        {
            var name = names[at];
            if (renamed[name] is not JObject known)
                renamed.Add(new JProperty(name, paths[at].Value).From(paths[at]));
            else
            {
                foreach (var member in ((JObject)paths[at].Value).Properties().Where(member => known[member.Name] is null).ToList())
                    known.Add(member.DeepClone());
            }
        }
        return renamed;
    }

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^\{[^{}]+\}\.\w+$")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\{[^{}]+\}$")]
    private static partial Regex Place();
}
