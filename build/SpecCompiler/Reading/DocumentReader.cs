using Newtonsoft.Json;
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
            return ParseJson(text, name);
        }
        catch (ProblemException) when (Path.GetExtension(name) is ".yaml" or ".yml")
        {
            // YAML may begin with a brace too, and then need no quotes.
            return YamlDocumentReader.Parse(text, name);
        }
    }

    private static JToken ParseJson(string text, string name)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = 256,
        };
        try
        {
            var root = JToken.ReadFrom(reader, new JsonLoadSettings
            {
                DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
                LineInfoHandling = LineInfoHandling.Load,
            });
            while (reader.Read())
            {
                if (reader.TokenType != JsonToken.Comment)
                    throw new JsonReaderException("Additional text after the end of the document.", reader.Path, reader.LineNumber, reader.LinePosition, null);
            }
            Annotate(root, name);
            return root;
        }
        catch (JsonReaderException e)
        {
            throw new ProblemException(ProblemCode.Syntax, new SourceMark(name, Math.Max(e.LineNumber, 1), Math.Max(e.LinePosition, 1)), e.Message);
        }
    }

    private static void Annotate(JToken token, string name)
    {
        var info = (IJsonLineInfo)token;
        if (info.HasLineInfo())
            token.At(new SourceMark(name, info.LineNumber, Math.Max(info.LinePosition, 1)));
        foreach (var child in token.Children())
            Annotate(child, name);
    }
}
