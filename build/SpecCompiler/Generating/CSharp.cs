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
        var source = new StringBuilder("\"");
        foreach (var c in text)
        {
            source.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u2028' or '\u2029' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }
        return source.Append('"').ToString();
    }

    public static string Doc(string text) => SecurityElement.Escape(text.ReplaceLineEndings(" "));
}
