using System.Globalization;
using System.Security;
using System.Text;

namespace SpecCompiler.Generating;

/// <summary>Text as C# source.</summary>
internal static class CSharp
{
    public static string Literal(string? text)
    {
        if (text is null)
            return "null";
        var source = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => source.Append("\\\""),
                '\\' => source.Append("\\\\"),
                '\n' => source.Append("\\n"),
                '\r' => source.Append("\\r"),
                '\t' => source.Append("\\t"),
                < ' ' or '\u2028' or '\u2029' => source.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => source.Append(c),
            };
        }
        return source.Append('"').ToString();
    }

    public static string Doc(string text) => SecurityElement.Escape(text.ReplaceLineEndings(" "));
}
