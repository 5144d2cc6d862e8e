using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SpecClients.OpenApi.Text;

/// <summary>Markdown code: the one form in which other people's text makes no link, no mention, no HTML and no emphasis.</summary>
internal static partial class MarkdownCode
{
    private const int LongestSpan = 300;
    private const int LongestLine = 400;
    private const int LongestBlock = 20_000;

    /// <summary>A text as a code span of one line.</summary>
    public static string Span(string text) => Span(text, LongestSpan);

    /// <summary>A cell of a table: words as they are, and as a code span what could be more than words.</summary>
    public static string Cell(string text)
    {
        var isWords = Words().IsMatch(text) && !text.Contains("www.", StringComparison.OrdinalIgnoreCase);
        return (isWords ? text : Span(text, int.MaxValue)).Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Span(string text, int longest)
    {
        var shown = Cut(Visible(text), longest);
        if (shown.Length == 0)
            return "(empty)";
        var fence = new string('`', LongestRun(shown) + 1);
        // A reader of Markdown takes one space off each end where both have one.
        var isPadded = shown[0] == '`' || shown[^1] == '`' || (shown[0] == ' ' && shown[^1] == ' ' && shown.Trim().Length > 0);
        return isPadded ? $"{fence} {shown} {fence}" : fence + shown + fence;
    }

    /// <summary>Lines as a fenced block, cut short where there are more than a reader takes in.</summary>
    public static string Block(string language, IEnumerable<string> lines)
    {
        var shown = new List<string>();
        var length = 0;
        foreach (var line in lines.Select(line => Cut(Visible(line), LongestLine)))
        {
            if ((length += line.Length + 1) > LongestBlock)
            {
                shown.Add("…");
                break;
            }
            shown.Add(line);
        }
        var fence = new string('`', Math.Max(3, shown.Select(LongestRun).DefaultIfEmpty().Max() + 1));
        return string.Join('\n', [fence + language, .. shown, fence]);
    }

    /// <summary>A text with each character that breaks a line, moves a cursor or reorders what is read as its number.</summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, at, out var rune) && !HiddenCharacters.Is(rune))
                visible.Append(rune);
            else
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(rune == default ? text[at] : rune.Value):X4}");
            at += rune == default ? 1 : rune.Utf16SequenceLength;
        }
        return visible.ToString();
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "…";

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    [GeneratedRegex(@"^(?!.*:/)[\p{L}\p{Nd} .,;'→:/()+=%_-]*\z")]
    private static partial Regex Words();
}
