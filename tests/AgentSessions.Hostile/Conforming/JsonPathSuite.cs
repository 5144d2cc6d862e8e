using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.JsonPaths;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Hostile.Conforming;

/// <summary>The compliance test suite of RFC 9535: paths with what they select of a document, and texts that are no paths.</summary>
internal static class JsonPathSuite
{
    /// <summary>Why each test failed, or nothing, by its name.</summary>
    public static IEnumerable<(string Name, string? Why)> Run(string file) =>
        from test in DocumentReader.Read(file, file)["tests"]!
        select ($"{test["name"]}: {test["selector"]}", WhyNot(test));

    private static string? WhyNot(JToken test)
    {
        JsonPath path;
        try
        {
            path = JsonPath.Parse(test["selector"]!.ToString());
        }
        catch (JsonPathException e)
        {
            return test["invalid_selector"] is null ? e.Message : null;
        }
        if (test["invalid_selector"] is not null)
            return "it is taken for a path";
        var nodes = path.Select(test["document"]!.DeepClone());
        var paths = new NormalizedPaths();
        return IsOneOf(test["result"], test["results"], new JArray(nodes.Select(node => node.DeepClone()))) && IsOneOf(test["result_paths"], test["results_paths"], new JArray(nodes.Select(paths.Of)))
            ? null
            : $"it selects {string.Join(", ", nodes.Select(node => $"{paths.Of(node)}: {node.ToString(Formatting.None)}"))}";
    }

    private static bool IsOneOf(JToken? only, JToken? several, JArray selected) =>
        only is not null ? JToken.DeepEquals(only, selected) : several!.Any(one => JToken.DeepEquals(one, selected));
}
