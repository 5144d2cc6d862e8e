namespace SpecClients.OpenApi.Text;

/// <summary>Line ends as this program writes them. To .NET, form feeds and U+2028 end lines too.</summary>
internal static class LineEnds
{
    public static string Normalised(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>The same of text in UTF-8.</summary>
    public static byte[] Normalised(byte[] text)
    {
        if (text.AsSpan().IndexOf("\r\n"u8) < 0)
            return text;
        var kept = 0;
        var normalised = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
                normalised[kept++] = text[i];
        }
        return normalised[..kept];
    }

    /// <summary>A message of another program on one line.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c));
}
