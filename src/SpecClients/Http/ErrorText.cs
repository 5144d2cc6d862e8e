using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SpecClients.Json;

namespace SpecClients.Http;

/// <summary>Finds what a vendor says of an error, for a message: never a whole body, never the caller's credential.</summary>
internal static partial class ErrorText
{
    private static readonly string[] Members = ["message", "error_description", "detail", "error", "msg", "title", "description", "errors", "reason"];

    /// <summary>The vendor's words, or null where it has none.</summary>
    public static string? Of(ReadOnlySpan<byte> body, HttpResponseMessage response, ApiDescription description)
    {
        if (Find(body, out var isText) is not { } text || string.IsNullOrWhiteSpace(text))
            return null;
        return SanitizedText.Line(Secrets.Hide(text, response.RequestMessage, description, mayBeCut: isText));
    }

    private static string? Find(ReadOnlySpan<byte> body, out bool isText)
    {
        const int Longest = 1024 * 1024;
        isText = false;
        if (body.Length > Longest)
            return null;
        try
        {
            using var document = JsonDocument.Parse(body.ToArray());
            return Find(document.RootElement);
        }
        catch (JsonException)
        {
            isText = true;
            return FindInText(Encoding.UTF8.GetString(body));
        }
    }

    private static string? Find(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Array:
                return value.GetArrayLength() > 0 ? Find(value[0]) : null;
            case JsonValueKind.Object:
                foreach (var name in Members)
                {
                    foreach (var member in value.EnumerateObject())
                    {
                        if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && Find(member.Value) is { Length: > 0 } text)
                            return text;
                    }
                }
                return null;
            default:
                return null;
        }
    }

    /// <summary>A page's title or its words, or a plain text.</summary>
    private static string? FindInText(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("<"))
            return text;
        var start = text.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        var end = text.IndexOf("</title>", StringComparison.OrdinalIgnoreCase);
        return start >= 0 && end > start ? text[(start + 7)..end] : Tag().Replace(text, " ");
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
