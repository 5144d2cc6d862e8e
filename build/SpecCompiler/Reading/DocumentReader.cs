using Newtonsoft.Json.Linq;

namespace SpecCompiler.Reading;

/// <summary>Reads YAML or JSON into one JSON model that knows where each of its parts stood.</summary>
internal static class DocumentReader
{
    /// <param name="path">The file.</param>
    /// <param name="name">How messages name it.</param>
    public static JObject Read(string path, string name) => Parse(ReadText(path), name);

    public static string ReadText(string path)
    {
        // Share-read, so that an editor that holds the file open does not fail the build.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

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
