using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AgentSessions.NSwag.Reading;

/// <summary>Strings and names of a document.</summary>
internal static class JsonText
{
    /// <summary>The text that the reader stands on; half a surrogate pair, which JSON allows, is kept.</summary>
    public static string Read(ref readonly Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            return json.ValueIsEscaped && IsValid(json.ValueSpan) ? Unescape(Encoding.UTF8.GetString(json.ValueSpan)) : throw Invalid(e);
        }
    }

    public static JsonException Invalid(Exception? cause = null) => new("The text is not valid UTF-8.", cause);

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
