using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace SpecClients.OpenApi.Text;

/// <summary>What a text can be, by the characters in it: <see cref="HiddenCharacters"/> tells which of them a reader does not see.</summary>
internal static class Characters
{
    /// <summary>Whether every character can be seen.</summary>
    public static bool AreVisible(string text) => !HiddenCharacters.Contains(text);

    /// <summary>Whether a text can stand in an address, a header or a name as it is.</summary>
    public static bool AreSpeakable(string text) => text.AsSpan().IndexOfAny('"', '\\') < 0 && AreVisible(text);

    /// <summary>Whether it is RFC 9110's token: the name of a header or of a way to sign in, and by RFC 6265 of a cookie.</summary>
    public static bool IsToken(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    /// <summary>Whether a text can be sent and read as a value: half a surrogate pair has no form in UTF-8.</summary>
    public static bool AreWhole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
                continue;
            if (!char.IsSurrogatePair(text, at))
                return false;
            at++;
        }
        return true;
    }

    /// <summary>Prose with every line end as <c>\n</c>, U+FFFD for half a surrogate pair, and without what cannot be seen.</summary>
    public static string Clean(string prose)
    {
        if (AreVisible(prose))
            return prose;
        var text = new StringBuilder(prose.Length);
        foreach (var rune in prose.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            // A half surrogate pair comes as U+FFFD.
            if (rune.Value is '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029)
                text.Append('\n');
            else if (rune.Value is '\t' or '\n' || !HiddenCharacters.Is(rune))
                text.Append(rune.ToString());
        }
        return text.ToString();
    }

    /// <summary>A text as a message can show it, with escapes for what cannot be seen.</summary>
    public static string Shown(string text)
    {
        var shown = JsonConvert.ToString(text);
        return AreVisible(shown) ? shown : string.Concat(shown.Select(Shown));
    }

    private static string Shown(char c) => AreVisible(c.ToString()) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
