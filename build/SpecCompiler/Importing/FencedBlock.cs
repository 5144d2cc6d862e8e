using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace SpecCompiler.Importing;

/// <summary>A fenced code block of a Markdown page, as CommonMark defines it.</summary>
/// <param name="Line">The 1-based line of the opening fence.</param>
/// <param name="Span">Where it stands in the page, its fences included.</param>
/// <param name="Info">What follows the opening fence, as in <c>yaml get /sessions</c>.</param>
/// <param name="Text">The text between the fences, with its line ends as they are.</param>
internal sealed record FencedBlock(int Line, SourceSpan Span, string Info, string Text)
{
    private static readonly MarkdownPipeline Fences = FencesAlone();

    /// <summary>The first word of <see cref="Info"/>, in lower case.</summary>
    public string Language => Info.Split([' ', '\t', '{'], 2)[0].ToLowerInvariant();

    public static IReadOnlyList<FencedBlock> In(string page) =>
        [.. Markdown.Parse(page, Fences).OfType<FencedCodeBlock>().Select(block =>
            new FencedBlock(block.Line + 1, block.Span, $"{block.Info} {block.Arguments}".Trim(), Content(block)))];

    private static string Content(FencedCodeBlock block) =>
        string.Concat(block.Lines.Cast<StringLine>().Select(line => line.Slice.ToString() + line.NewLine.AsString()));

    /// <summary>What documentation hosts write around a fence, as tags, would make it a part of their HTML.</summary>
    private static MarkdownPipeline FencesAlone()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange([new FencedCodeBlockParser(), new ParagraphBlockParser()]);
        builder.InlineParsers.Clear();
        return builder.Build();
    }
}
