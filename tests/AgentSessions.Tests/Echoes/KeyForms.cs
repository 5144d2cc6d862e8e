using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace AgentSessions.Tests.Echoes;

/// <summary>How a server, or what stands before it, may spell a key that it repeats.</summary>
internal static class KeyForms
{
    public static IReadOnlyList<(string Name, Func<string, string> Of)> All { get; } =
    [
        ("as given", key => key),
        ("in capitals", key => key.ToUpperInvariant()),
        ("percent-encoded", Uri.EscapeDataString),
        ("percent-encoded in lower case", key => Uri.EscapeDataString(key).ToLowerInvariant()),
        ("percent-encoded throughout", Percent),
        ("of a form", key => WebUtility.UrlEncode(key)),
        ("of HTML", key => WebUtility.HtmlEncode(key)),
        ("of HTML by numbers", Numbers),
        ("of JSON", JavaScriptEncoder.Default.Encode),
        ("of JSON, little escaped", JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode),
        ("of PHP's JSON", key => JavaScriptEncoder.Default.Encode(key).Replace("/", "\\/")),
        ("of JSON throughout", Escaped),
        ("of JSON throughout, in capitals", Capitals),
        ("of JSON in JSON", key => JavaScriptEncoder.Default.Encode(JavaScriptEncoder.Default.Encode(key))),
        ("base64", Base64),
        ("base64 without its end", key => Base64(key).TrimEnd('=')),
        ("base64url", key => Base64(key).TrimEnd('=').Replace('+', '-').Replace('/', '_')),
        ("base64, percent-encoded", key => Uri.EscapeDataString(Base64(key))),
        ("base64 of the header", key => Base64("Bearer " + key)),
        ("base64 of a pair", key => Base64($"me:{key}")),
    ];

    public static string Percent(string key) => string.Concat(key.Select(character => $"%{(int)character:X2}"));

    public static string Numbers(string key) =>
        string.Concat(key.Select(character => char.IsAsciiLetterOrDigit(character) ? $"{character}" : $"&#{(int)character};"));

    public static string Escaped(string key) => string.Concat(key.Select(character => $"\\u{(int)character:x4}"));

    public static string Capitals(string key) => string.Concat(key.Select(character => $"\\u{(int)character:X4}"));

    public static string Base64(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key));
}
