using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.Reading;

/// <summary>Reads YAML or JSON into one JSON model that knows where each of its parts stood.</summary>
internal static class DocumentReader
{
    /// <summary>The most nodes that one file may have, once its aliases are unfolded.</summary>
    public const int MaxNodes = 2_000_000;

    /// <summary>How deep objects and arrays may stand in one another.</summary>
    public const int MaxDepth = 256;

    /// <param name="path">The file.</param>
    /// <param name="name">How messages name it.</param>
    public static JObject Read(string path, string name) => Parse(SourceFile.ReadText(path, name), name);

    public static JObject Parse(string text, string name)
    {
        return ParseAny(text, name) as JObject
            ?? throw new ProblemException(ProblemCode.Syntax, new SourceMark(name, 1, 1), "The document is not an object.");
    }

    private static JToken ParseAny(string text, string name)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
            return YamlDocumentReader.Parse(text, name);
        try
        {
            return JsonDocumentReader.Parse(text, name);
        }
        catch (ProblemException) when (Path.GetExtension(name) is ".yaml" or ".yml")
        {
            // YAML may begin with a brace too, and then need no quotes.
            return YamlDocumentReader.Parse(text, name);
        }
    }
}
