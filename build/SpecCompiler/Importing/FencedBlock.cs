using System.Text.RegularExpressions;

namespace SpecCompiler.Importing;

/// <summary>A fenced code block of a Markdown page.</summary>
/// <param name="Line">The 1-based line of the opening fence.</param>
/// <param name="Info">What follows the opening fence, as in <c>yaml get /sessions</c>.</param>
/// <param name="Text">The text between the fences, with its line ends as they are.</param>
internal sealed partial record FencedBlock(int Line, string Info, string Text)
{
    /// <summary>The 1-based line of the text's last line.</summary>
    public int LastLine { get; } = Line + Text.AsSpan().Count('\n');

    /// <summary>The first word of <see cref="Info"/>, in lower case.</summary>
    public string Language => Info.Split([' ', '\t', '{'], 2)[0].ToLowerInvariant();

    /// <summary>
    /// Finds the blocks as CommonMark defines them: a fence of at least three backticks or tildes, closed by one of the
    /// same kind that is at least as long and followed by nothing, or by the end of the page.
    /// </summary>
    public static IReadOnlyList<FencedBlock> In(string page)
    {
        var blocks = new List<FencedBlock>();
        var lines = Lines(page);
        for (var i = 0; i < lines.Count; i++)
        {
            if (Opening().Match(lines[i]) is not { Success: true } opening)
                continue;
            var indent = opening.Groups["indent"].Length;
            var fence = opening.Groups["fence"].Value;
            var content = lines.Skip(i + 1).TakeWhile(line => !Closes(line, fence)).ToList();
            blocks.Add(new FencedBlock(i + 1, opening.Groups["info"].Value.Trim(), string.Concat(content.Select(line => Outdent(line, indent)))));
            i += content.Count + 1;
        }
        return blocks;
    }

    private static bool Closes(string line, string fence) =>
        Closing().Match(line) is { Success: true } closing
        && closing.Groups["fence"].Value is var found && found[0] == fence[0] && found.Length >= fence.Length;

    private static string Outdent(string line, int indent) => line[..Math.Min(indent, line.Length)].All(c => c == ' ') ? line[Math.Min(indent, line.Length)..] : line.TrimStart(' ');

    /// <summary>The lines, each with its line end.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }
        return lines;
    }

    [GeneratedRegex(@"^(?<indent> {0,3})(?:(?<fence>`{3,})(?<info>[^`\r\n]*)|(?<fence>~{3,})(?<info>[^\r\n]*))\r?\n?$")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^ {0,3}(?<fence>`{3,}|~{3,})[ \t]*\r?\n?$")]
    private static partial Regex Closing();
}
