using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace SpecClients.Http;

/// <summary>
/// A secret in a text, whichever way each of its characters is written there: as it is, or escaped for an address, a form,
/// HTML or JSON, and that up to three times over.
/// </summary>
internal static class SpelledSecret
{
    private const int LongestEntity = 10;
    private const int MostReadings = 8;

    /// <summary>How often an escape may be escaped itself; with it, the way from one character to the next is bounded.</summary>
    private const int Deepest = 3;
    private const int LongestBackslashes = (1 << Deepest) + 5;
    private static readonly SearchValues<char> Escapes = SearchValues.Create("%&\\+");
    private static readonly SearchValues<char> OfEntity = SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The text without the secret; the same instance where it is not there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secret">The secret, of printable ASCII.</param>
    /// <param name="mayBeCut">Whether the text may have lost its end, so that the beginning of the secret at the end is hidden as well.</param>
    public static string Hide(string text, string secret, bool mayBeCut = false)
    {
        if (secret.Length < Secrets.Shortest || (text.Length < secret.Length && !mayBeCut))
            return text;
        if (!mayBeCut && !text.AsSpan().ContainsAny(Escapes))
            return text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        StringBuilder? hidden = null;
        var kept = 0;
        ReadOnlySpan<char> beginnings = [char.ToLowerInvariant(secret[0]), char.ToUpperInvariant(secret[0]), '%', '&', '\\', '+'];
        for (var at = 0; text.AsSpan(at).IndexOfAny(beginnings) is >= 0 and var next;)
        {
            at += next;
            var length = LengthIn(text.AsSpan(at), secret, mayBeCut);
            if (length > 0)
                (hidden ??= new()).Append(text, kept, at - kept).Append("***");
            at += Math.Max(length, 1);
            kept = length > 0 ? at : kept;
        }
        return hidden?.Append(text, kept, text.Length - kept).ToString() ?? text;
    }

    /// <summary>How much of the text the secret takes that it begins with; 0 where it does not.</summary>
    private static int LengthIn(ReadOnlySpan<char> text, string secret, bool mayBeCut)
    {
        // Where the secret's next character may begin: %25 is a percent sign, or three characters of a secret that has them.
        Span<int> starts = stackalloc int[MostReadings], nexts = stackalloc int[MostReadings];
        starts[0] = 0;
        var count = 1;
        for (var i = 0; i < secret.Length; i++)
        {
            var found = 0;
            foreach (var start in starts[..count])
            {
                var rest = text[start..];
                if (mayBeCut && i >= Secrets.Shortest && IsCut(rest))
                    return text.Length;
                for (var length = 0; !rest.IsEmpty && (length = LengthOf(secret[i], rest, length)) > 0;)
                {
                    if (found < MostReadings && !nexts[..found].Contains(start + length))
                        nexts[found++] = start + length;
                }
            }
            if (found == 0)
                return 0;
            count = found;
            nexts[..count].CopyTo(starts);
        }
        var longest = 0;
        foreach (var end in starts[..count])
            longest = Math.Max(longest, end);
        return longest;
    }

    /// <summary>Whether nothing is left of a text, or the beginning of an escape.</summary>
    private static bool IsCut(ReadOnlySpan<char> rest) => rest.IsEmpty || rest[0] switch
    {
        '%' => rest.Length < 3,
        '&' => rest.Length < LongestEntity && !rest[1..].ContainsAnyExcept(OfEntity),
        '\\' => rest.Length < LongestBackslashes && rest.TrimStart('\\') is ([] or ['u' or 'x', ..]) and { Length: < 5 },
        _ => false,
    };

    /// <summary>How much of a text a character takes that it begins with, of several ways the shortest beyond the one before; 0 where there is none.</summary>
    private static int LengthOf(char wanted, ReadOnlySpan<char> text, int beyond) => beyond == 0 && Same(text[0], wanted) ? 1 : text[0] switch
    {
        '+' => wanted == ' ' && beyond == 0 ? 1 : 0,
        '%' => Percent(wanted, text, beyond),
        '&' => Entity(wanted, text, beyond),
        '\\' => Backslash(wanted, text, beyond),
        _ => 0,
    };

    private static int Percent(char wanted, ReadOnlySpan<char> text, int beyond)
    {
        for (var at = 1; at <= 1 + (2 * Deepest) && Code(text, at, 2) is { } code; at += 2)
        {
            if (at + 2 > beyond && Same(code, wanted))
                return at + 2;
            if (code != '%')
                break;
        }
        return 0;
    }

    private static int Entity(char wanted, ReadOnlySpan<char> text, int beyond)
    {
        var at = 1;
        for (var depth = 0; depth <= Deepest && text[at..Math.Min(at + LongestEntity, text.Length)].IndexOf(';') is > 0 and var end; depth++)
        {
            var meant = WebUtility.HtmlDecode($"&{text.Slice(at, end + 1)}");
            at += end + 1;
            if (at > beyond && meant is [var one] && Same(one, wanted))
                return at;
            if (meant != "&")
                break;
        }
        return 0;
    }

    private static int Backslash(char wanted, ReadOnlySpan<char> text, int beyond)
    {
        text = text[..Math.Min(text.Length, LongestBackslashes)];
        var run = text.IndexOfAnyExcept('\\') is >= 0 and var end ? end : text.Length;
        if (wanted == '\\' && beyond < 4 && Math.Max(beyond * 2, 2) is var several && several <= run)
            return several;
        if (run == text.Length)
            return 0;
        var digits = text[run] switch { 'u' or 'U' => 4, 'x' or 'X' => 2, _ => 0 };
        var length = digits > 0 && Code(text, run + 1, digits) is { } code && Same(code, wanted) ? run + 1 + digits : Same(text[run], wanted) ? run + 1 : 0;
        return length > beyond ? length : 0;
    }

    private static char? Code(ReadOnlySpan<char> text, int at, int digits) =>
        at + digits <= text.Length && ushort.TryParse(text.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;

    private static bool Same(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
