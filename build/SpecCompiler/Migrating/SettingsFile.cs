using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Migrating;

/// <summary>Another tool's settings, as JSON: read as it is written, with the place of each.</summary>
internal static class SettingsFile
{
    private const long MostBytes = 4 * 1024 * 1024;

    /// <exception cref="ProblemException">It is no JSON object.</exception>
    public static JObject Read(string path, string name) =>
        JsonDocumentReader.Parse(SourceFile.Decode(SourceFile.ReadBytes(path, name, MostBytes), name), name) as JObject
        ?? throw new ProblemException(ProblemCode.Syntax, new SourceMark(name, 1, 1), "These settings are not an object.");

    /// <summary>A member's text; nothing where it is missing, null or no text.</summary>
    public static string? Text(this JObject settings, string name) =>
        settings[name] is JValue { Type: JTokenType.String } value && value.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The texts of a list.</summary>
    public static IReadOnlyList<string> Texts(this JObject settings, string name) =>
        settings[name] is JArray list ? [.. list.Where(value => value.Type == JTokenType.String).Select(value => value.ToString())] : [];

    /// <summary>How a setting is told.</summary>
    public static string Told(this JToken value) =>
        value.ToString(Formatting.None) is { Length: > 80 } text ? text[..80] + "…" : value.ToString(Formatting.None);
}
