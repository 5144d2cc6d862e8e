using System.Diagnostics.CodeAnalysis;
using System.Text;
using SpecClients.Http;

namespace SpecClients.Kiota;

/// <summary>The text that a caller writes for a list or an object in a path, in the parameter's style.</summary>
internal static class PathText
{
    /// <summary>Whether a parameter's text has characters that stand in the address as they are.</summary>
    public static bool IsStyled([NotNullWhen(true)] ApiParameter? parameter) =>
        parameter?.In == ApiParameterLocation.Path
        && (parameter.Style is ParameterStyle.Matrix or ParameterStyle.MatrixEach || parameter.Type is "array" or "object" && parameter.Style != ParameterStyle.Json);

    /// <summary>Refuses a text that would lead to another path.</summary>
    /// <exception cref="ArgumentException">The text is refused; the exception names the parameter.</exception>
    public static void CheckPlace(ApiParameter parameter, string text)
    {
        RequestRules.CheckPlace(ApiParameterLocation.Path, parameter.Name, text);
        // It may be escaped already, and servers take the parameters of a matrix off before they see the dots.
        RequestRules.CheckPlace(ApiParameterLocation.Path, parameter.Name, Uri.UnescapeDataString(text).Replace(';', '/'));
    }

    /// <summary>The text as it stands in an address: what the style separates by is kept, and in a list or an object what is escaped already.</summary>
    public static string Escaped(ApiParameter parameter, string text)
    {
        var isMatrix = parameter.Style is ParameterStyle.Matrix or ParameterStyle.MatrixEach;
        var start = isMatrix && text.StartsWith($";{parameter.Name}=", StringComparison.Ordinal) ? parameter.Name.Length + 2 : 0;
        var rest = text[start..];
        return (start > 0 ? $";{Uri.EscapeDataString(parameter.Name)}=" : "")
            + (parameter.Type is null or "array" or "object" ? Escaped(rest, Separators(parameter)) : Uri.EscapeDataString(rest));
    }

    private static string Separators(ApiParameter parameter) => (parameter.Style, parameter.Type) switch
    {
        (ParameterStyle.MatrixEach, _) => ";=",
        (ParameterStyle.LabelEach, "array") => "",
        (ParameterStyle.LabelEach, _) => "=",
        (ParameterStyle.Members, "object") => ",=",
        _ => ",",
    };

    private static string Escaped(string text, string kept)
    {
        var escaped = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var end = at + (IsEscape(text, at) ? 3 : 1);
            if (end > at + 1 || kept.Contains(text[at]))
                escaped.Append(text, at, end - at);
            else
            {
                while (end < text.Length && text[end] != '%' && !kept.Contains(text[end]))
                    end++;
                escaped.Append(Uri.EscapeDataString(text[at..end]));
            }
            at = end;
        }
        return escaped.ToString();
    }

    private static bool IsEscape(string text, int at) => text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);
}
