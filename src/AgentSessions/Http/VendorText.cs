using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AgentSessions.Http;

/// <summary>Finds what a vendor says of an error, for a message: never a whole body, never the caller's credential.</summary>
internal static partial class VendorText
{
    private static readonly string[] Members = ["message", "error_description", "detail", "error", "msg", "title", "description", "errors", "reason"];

    /// <summary>The vendor's words, or null where it has none.</summary>
    public static string? Of(ReadOnlySpan<byte> body, HttpResponseMessage response, ApiDescription description)
    {
        if (Find(body) is not { } text || string.IsNullOrWhiteSpace(text))
            return null;
        foreach (var secret in Credentials(response, description))
            text = text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        return Bounded.Line(text);
    }

    private static string? Find(ReadOnlySpan<byte> body)
    {
        const int Longest = 1024 * 1024;
        if (body.Length > Longest)
            return null;
        try
        {
            using var document = JsonDocument.Parse(body.ToArray());
            return Find(document.RootElement);
        }
        catch (JsonException)
        {
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

    /// <summary>What the request was signed with; some vendors repeat it in their errors.</summary>
    private static IEnumerable<string> Credentials(HttpResponseMessage response, ApiDescription description)
    {
        // The pipeline takes its credential off the request once it is sent; what is left there is the caller's own.
        if (Call.SecretOf(response.RequestMessage) is { } signed)
            yield return signed;
        foreach (var header in description.Security.Select(security => security.Header).Append("Authorization").Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (response.RequestMessage?.Headers.TryGetValues(header, out var values) != true)
                continue;
            foreach (var value in values!)
            {
                var secret = AuthenticationHeaderValue.TryParse(value, out var parsed) && parsed.Parameter is { Length: > 0 } parameter ? parameter : value;
                if (secret.Length > 3)
                    yield return secret;
            }
        }
    }
}
