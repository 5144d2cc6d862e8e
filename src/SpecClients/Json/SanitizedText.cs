using System.Text;

namespace SpecClients.Json;

/// <summary>Text of others, made fit for a message: one line, of a bounded length.</summary>
internal static class SanitizedText
{
    /// <summary>The length up to which a message quotes a vendor.</summary>
    public const int Length = 200;

    /// <summary>One line: control characters and runs of white space become one space.</summary>
    public static string Line(string text, int length = Length)
    {
        var line = new StringBuilder(Math.Min(text.Length, length));
        foreach (var c in text)
        {
            var unit = char.IsControl(c) || char.IsWhiteSpace(c) || c is '\u2028' or '\u2029' ? ' ' : c;
            if (unit == ' ' && (line.Length == 0 || line[^1] == ' '))
                continue;
            if (line.Length == length)
            {
                line.Length -= char.IsHighSurrogate(line[^2]) ? 2 : 1;
                return line.ToString().TrimEnd() + "…";
            }
            line.Append(unit);
        }
        return line.ToString().TrimEnd();
    }
}
