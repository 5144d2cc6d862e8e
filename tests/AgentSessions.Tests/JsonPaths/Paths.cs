using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.JsonPaths;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.JsonPaths;

/// <summary>What a path selects of a document, and what is said of a text that is none.</summary>
internal static class Paths
{
    /// <summary>The normalized paths of what is selected, with a blank between them.</summary>
    public static string Selected(string path, string yaml) => Selected(path, DocumentReader.Parse($"a: {yaml}\n", "acme.yaml")["a"]!.DeepClone());

    public static string Selected(string path, JToken document)
    {
        var paths = new NormalizedPaths();
        return string.Join(' ', JsonPath.Parse(path).Select(document).Select(paths.Of));
    }

    public static JsonPathException Refusal(string path) => Assert.Throws<JsonPathException>(() => JsonPath.Parse(path))!;
}
