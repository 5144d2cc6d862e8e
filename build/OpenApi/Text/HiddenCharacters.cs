using System.Buffers;
using System.Globalization;
using System.Text;

namespace SpecClients.OpenApi.Text;

/// <summary>Unicode characters that end a line, steer an editor or show as nothing: where they stand, a reader and a compiler see different code (CVE-2021-42574).</summary>
internal static class HiddenCharacters
{
    /// <summary>The first character of a text, or none where it is half of one (an unpaired surrogate).</summary>
    /// <param name="text">What is left of the text.</param>
    /// <param name="length">How many UTF-16 units it takes.</param>
    public static Rune? First(ReadOnlySpan<char> text, out int length) =>
        Rune.DecodeFromUtf16(text, out var rune, out length) == OperationStatus.Done ? rune : null;

    public static bool Contains(string text)
    {
        // Nearly every text is of these alone.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return false;
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (First(rest, out var length) is not { } rune || Is(rune))
                return true;
            rest = rest[length..];
        }
        return false;
    }

    public static bool Is(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
