using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Engines;

/// <summary>Where in a document something stands that a generator speaks of by its own names.</summary>
internal static partial class Places
{
    /// <param name="document">The document as the generator read it.</param>
    /// <param name="place">A JSON pointer, a path or a name.</param>
    /// <param name="text">A message in which one may stand.</param>
    public static SourceMark? Find(JObject document, string? place, string text) =>
        (place is null ? null : place.StartsWith('#') ? At(document, place, text) : Named(document, place)) ?? AtPath(document, text) ?? Named(document, text);

    /// <summary>Where Newtonsoft.Json says that it stopped.</summary>
    private static SourceMark? AtPath(JObject document, string text)
    {
        if (JsonPath().Match(text) is not { Success: true } path)
            return null;
        try
        {
            return document.SelectToken(path.Groups[1].Value) is { } at ? (at.Parent as JProperty ?? at).Mark() : null;
        }
        catch (JsonException)
        {
            // It is written for people: a name with an apostrophe in it makes no path.
            return null;
        }
    }

    /// <summary>What a pointer leads to, or what is nearest to it; of the whole document, the member that a text speaks of.</summary>
    private static SourceMark? At(JObject document, string pointer, string text)
    {
        JToken at = document;
        foreach (var step in pointer.TrimStart('#', '/').Split('/').Select(Marks.Unescape))
        {
            if ((at is JArray list && int.TryParse(step, out var index) && index >= 0 && index < list.Count ? list[index] : (at as JObject)?[step]) is not { } next)
                break;
            at = next;
        }
        return (at == document ? document.Properties().FirstOrDefault(member => text.Contains(member.Name, StringComparison.Ordinal)) : at.Parent as JProperty ?? at)?.Mark();
    }

    /// <summary>The path, operation or schema whose name stands in a text; the longest of them.</summary>
    private static SourceMark? Named(JObject document, string text) =>
        Names(document).Where(one => IsNamed(text, one.Name)).OrderByDescending(one => one.Name.Length).Select(one => one.Token.Mark()).FirstOrDefault();

    private static IEnumerable<(string Name, JToken Token)> Names(JObject document)
    {
        foreach (var schema in (document.SelectToken("components.schemas") as JObject)?.Properties() ?? [])
            yield return (schema.Name, schema);
        foreach (var path in (document["paths"] as JObject)?.Properties() ?? [])
        {
            yield return (path.Name, path);
            foreach (var operation in path.Value.OfType<JProperty>().Where(one => one.Value is JObject))
            {
                if (operation.Value["operationId"]?.ToString() is { } id)
                    yield return (id, operation);
            }
        }
    }

    /// <summary>Whether a name stands in a text by itself; a plain word of English is meant only where it stands alone.</summary>
    private static bool IsNamed(string text, string name)
    {
        if (text == name)
            return true;
        if (name.All(char.IsAsciiLetterLower))
            return text.Contains($"'{name}'", StringComparison.Ordinal);
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsPart(text[at - 1])) && (at + name.Length == text.Length || !IsPart(text[at + name.Length])))
                return true;
        }
        return false;
    }

    private static bool IsPart(char sign) => char.IsLetterOrDigit(sign) || sign is '_' or '/' or '{';

    [GeneratedRegex(@"\bPath '(.+)', line [0-9]+, position [0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex JsonPath();
}
