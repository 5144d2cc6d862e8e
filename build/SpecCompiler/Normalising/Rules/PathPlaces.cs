using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecCompiler.Reading;

namespace SpecCompiler.Normalising.Rules;

/// <summary>For Kiota: the paths that differ in a place's name alone up to it give it one name and one type.</summary>
internal sealed partial class PathPlaces : IRule
{
    public string Name => "kiota-path-place";

    public string Purpose => "Kiota has one indexer for all places that follow the same way, of the first one's type, and the name that it makes for them may be taken; a place's name is never sent.";

    public void Apply(Draft document)
    {
        var paths = Schemas.Members(document["paths"]).Where(path => path.Value is JObject).ToList();
        var segments = paths.ConvertAll(path => path.Name.Split('/'));
        var isUnited = false;
        for (var depth = 1; depth < segments.Select(path => path.Length).DefaultIfEmpty().Max(); depth++)
        {
            var deep = Enumerable.Range(0, paths.Count).Where(path => segments[path].Length > depth && Place().IsMatch(segments[path][depth]));
            foreach (var siblings in deep.GroupBy(path => string.Join('/', segments[path][..depth])).Select(group => group.ToList()).ToList())
            {
                if (siblings.Select(path => segments[path][depth]).Distinct().Count() < 2)
                    continue;
                Unite(document, siblings, paths, segments, depth);
                isUnited = true;
            }
        }
        if (isUnited)
            document["paths"] = Renamed(paths, segments);
    }

    private void Unite(Draft document, List<int> siblings, List<JProperty> paths, List<string[]> segments, int depth)
    {
        var elsewhere = siblings.SelectMany(path => segments[path].Where((_, at) => at != depth)).ToHashSet();
        var place = siblings.Select(path => segments[path][depth]).FirstOrDefault(place => !elsewhere.Contains(place))
            ?? Words.Unclaimed(segments[siblings[0]][depth][..^1], candidate => !elsewhere.Contains(candidate + "}")) + "}";
        var name = place[1..^1];
        var parameters = siblings.SelectMany(path => ParametersOf(document, (JObject)paths[path].Value, segments[path][depth][1..^1])).Distinct().ToList();
        var isOneType = parameters.Select(parameter => TypeOf(document, parameter)).Distinct().Count() < 2;
        foreach (var parameter in parameters)
        {
            document.Log(this, parameter, $"{parameter["name"]} → {name}{(isOneType ? "" : ", a string")}");
            parameter["name"] = name;
            if (!isOneType)
                parameter["schema"] = new JObject { ["type"] = "string" };
        }
        foreach (var path in siblings)
            segments[path][depth] = place;
    }

    private static List<JObject> ParametersOf(Draft document, JObject item, string name) =>
        item.Properties().Where(member => Schemas.Methods.Contains(member.Name)).Select(member => member.Value["parameters"]).Append(item["parameters"])
            .SelectMany(list => list as JArray ?? []).OfType<JObject>()
            .Where(parameter => document.Resolve(parameter) is var declared && declared["in"]?.ToString() == "path" && declared["name"]?.ToString() == name)
            .ToList().ConvertAll(parameter => OwnOf(document, parameter));

    /// <summary>A parameter that the path shares with others becomes its own.</summary>
    private static JObject OwnOf(Draft document, JObject parameter)
    {
        if (!Schemas.IsReference(parameter))
            return parameter;
        var own = document.Resolve(parameter).Copy();
        parameter.Replace(own);
        return own;
    }

    private static string TypeOf(Draft document, JObject parameter) =>
        parameter["schema"] is JObject schema && document.Resolve(schema) is var type ? $"{type["type"]} {type["format"]}" : "";

    /// <summary>Paths that are now the same have each other's methods; of two of one method the first stays.</summary>
    private static JObject Renamed(List<JProperty> paths, List<string[]> segments)
    {
        var renamed = new JObject();
        for (var at = 0; at < paths.Count; at++)
        {
            var name = string.Join('/', segments[at]);
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

    [GeneratedRegex(@"^\{[^{}]+\}$")]
    private static partial Regex Place();
}
