using System.Text;
using NJsonSchema;

namespace SpecCompiler.Generating;

/// <summary>Text as C# documentation, as NSwag's <c>csharpdocs</c> has it but without a writer of XML for each of them.</summary>
internal static class DocumentationText
{
    private const string Marker = "/// ";

    /// <param name="text">The text.</param>
    /// <param name="depth">How deep it stands, in steps of four blanks.</param>
    public static string Of(string text, int depth)
    {
        var lines = text.Replace("\r", "", StringComparison.Ordinal);
        // What XML may not hold, or holds otherwise, is for NSwag to say.
        if (!IsOrdinary(lines))
            return ConversionUtilities.ConvertCSharpDocs(text, depth);
        var documentation = new StringBuilder(lines.Length + 16);
        foreach (var c in lines)
        {
            _ = c switch
            {
                '\n' => documentation.Append('\n').Append(' ', 4 * depth).Append(Marker).Append("<br/>"),
                '&' => documentation.Append("&amp;"),
                '<' => documentation.Append("&lt;"),
                '>' => documentation.Append("&gt;"),
                _ => documentation.Append(c),
            };
        }
        return documentation.ToString();
    }

    private static bool IsOrdinary(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= ' ' and <= '~') or '\n' or (>= '\u00a0' and < '\u2028')))
                return false;
        }
        return !text.Contains(Marker, StringComparison.Ordinal);
    }
}
