using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace SpecClients.Json;

/// <summary>Bodies of plain text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlainText
{
    /// <summary>Plain text as the JSON that says the same: a number or a truth value as it is, anything else as a string.</summary>
    public static byte[] AsJson(string text, bool isString) =>
        Encoding.UTF8.GetBytes(isString ? $"\"{JsonEncodedText.Encode(text.Trim('"'))}\"" : text.ToLowerInvariant());
}
