using System.Globalization;

namespace AgentSessions.Cli.Output;

/// <summary>What others wrote, for a terminal: what it would obey, or read in another direction, is shown as JSON escapes it.</summary>
internal static class OneLine
{
    /// <summary>The text on one line.</summary>
    public static string Of(string text) => Shown(string.Concat(text.ReplaceLineEndings(" ").Select(character => char.IsWhiteSpace(character) ? ' ' : character)));

    /// <summary>The text with its lines; of JSON, which has such characters in strings alone, the same JSON.</summary>
    public static string Shown(string text) => text.Any(Steers)
        ? string.Concat(text.Select(character => Steers(character) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}") : character.ToString()))
        : text;

    private static bool Steers(char character) => (char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
        || character is '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
