namespace SpecClients.OpenApi.Text;

/// <summary>Line ends as this program writes them. To .NET, form feeds and U+2028 end lines too.</summary>
internal static class LineEnds
{
    public static string Normalised(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>A message of another program on one line.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c));
}
