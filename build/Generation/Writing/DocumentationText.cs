using System.Text;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Writing;

/// <summary>Text of a documentation comment: well-formed XML, whatever the description says.</summary>
internal static class DocumentationText
{
    /// <param name="text">The text.</param>
    /// <param name="depth">How deep its lines stand, in steps of four blanks.</param>
    public static string Of(string text, int depth)
    {
        var documentation = new StringBuilder(text.Length + 16);
        foreach (var c in Plain(text))
        {
            _ = c switch
            {
                '\n' => documentation.Append('\n').Append(' ', 4 * depth).Append("/// <br/>"),
                '&' => documentation.Append("&amp;"),
                '<' => documentation.Append("&lt;"),
                '>' => documentation.Append("&gt;"),
                _ => documentation.Append(c),
            };
        }
        return documentation.ToString();
    }

    /// <summary>The same on one line.</summary>
    public static string Line(string text) => Of(Plain(text).Replace('\n', ' '), 0);

    /// <summary>A text without hidden characters: those that divide become blanks, those that show as nothing go, half a character becomes U+FFFD.</summary>
    public static string Plain(string text)
    {
        text = LineEnds.Normalised(text);
        if (!HiddenCharacters.Contains(text))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            _ = HiddenCharacters.First(rest, out var length) switch
            {
                null => plain.Append('\uFFFD'),
                { Value: '\n' or '\t' } kept => plain.Append((char)kept.Value),
                // What XML does not hold.
                { Value: 0xFFFE or 0xFFFF } => plain.Append('\uFFFD'),
                { } rune when !HiddenCharacters.Is(rune) => plain.Append(rest[..length]),
                { } rune => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format ? plain : plain.Append(' '),
            };
            rest = rest[length..];
        }
        return plain.ToString();
    }
}
