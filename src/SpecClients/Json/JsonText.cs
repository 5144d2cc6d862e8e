using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpecClients.Json;

/// <summary>Strings and names of a document.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text that the reader stands on; half a surrogate pair, which JSON allows, is kept.</summary>
    public static string Read(ref readonly Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return json.ValueIsEscaped && IsValid(json.ValueSpan) ? Unescape(Encoding.UTF8.GetString(json.ValueSpan)) : throw Invalid();
        }
    }

    /// <summary>The text between these quotation marks.</summary>
    public static string Read(ReadOnlySpan<byte> quoted)
    {
        var json = new Utf8JsonReader(quoted);
        json.Read();
        return Read(in json);
    }

    /// <summary>A text without escapes.</summary>
    public static string Plain(ReadOnlySpan<byte> text)
    {
        try
        {
            return Strict.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw Invalid();
        }
    }

    /// <summary>A text in quotation marks that may hold half a surrogate pair, which no writer of bytes takes; null for any other.</summary>
    public static string? Escaped(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text)
            return null;
        var escaped = new StringBuilder("\"");
        foreach (var unit in text)
            escaped.Append(unit is '"' or '\\' || unit < ' ' || char.IsSurrogate(unit) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}") : unit.ToString());
        return escaped.Append('"').ToString();
    }

    public static JsonException Invalid() => new("the text is not valid UTF-8");

    private static bool IsValid(ReadOnlySpan<byte> text) => System.Text.Unicode.Utf8.IsValid(text);

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }
            i++;
            if (text[i] == 'u')
            {
                plain.Append((char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }
            plain.Append(text[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
        }
        return plain.ToString();
    }
}
