using System.Globalization;
using System.Text;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Writing;

/// <summary>String literals of C#: any text becomes one token on one line, which has that text as its value.</summary>
internal static class Literal
{
    public static string Of(string? text) => text is null ? "null" : $"\"{Inside(text)}\"";

    /// <summary>What stands between the quotes.</summary>
    public static string Inside(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.AsSpan().ContainsAny('"', '\\'))
            return text;
        var source = new StringBuilder(text.Length + 16);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var rune = HiddenCharacters.First(rest, out var length);
            _ = rest[0] switch
            {
                '"' => source.Append("\\\""),
                '\\' => source.Append("\\\\"),
                '\n' => source.Append("\\n"),
                '\r' => source.Append("\\r"),
                '\t' => source.Append("\\t"),
                // A blank that is none of ASCII's looks like one.
                _ when rune is { } seen && (seen.Value == ' ' || !HiddenCharacters.Is(seen) && !Rune.IsWhiteSpace(seen)) => source.Append(rest[..length]),
                _ when length == 2 => source.Append(CultureInfo.InvariantCulture, $"\\U{rune!.Value.Value:x8}"),
                var unit => source.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
            };
            rest = rest[length..];
        }
        return source.ToString();
    }
}
