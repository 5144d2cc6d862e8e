using CsCheck;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Rewriting;

namespace AgentSessions.Tests.Writing;

/// <summary><c>rewrites.md</c> as a site renders it: of a description's words nothing is more than words.</summary>
internal sealed class ReviewsForReaders
{
    private static readonly MarkdownPipeline Site = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    private static readonly Gen<string> Texts = Gen.OneOf("a", " ", "`", "``", "|", "\\", "\n", "\r\n", "\u2028", "\0", "<b>", "</td>", "[a](b)", "![a](b)", "https://a.example", "www.a.example", "@a", "#1", "&lt;", "|---|", "**", "→")
        .Array[1, 8].Select(string.Concat);

    [Test]
    public void Whatever_a_description_says_stays_in_its_cell() =>
        Gen.Select(Texts, Texts).Sample((pointer, change) =>
        {
            var review = Markdown.Parse(Review.Write("Acme", [], [new Rewrite("assign-operation-ids", pointer, change)], []), Site);
            Assert.That(review.Descendants<Table>().Single().Cast<TableRow>().Select(row => row.Count), Is.EqualTo((int[])[2, 2]));
            Assert.That(review.Descendants<HtmlBlock>(), Is.Empty);
            Assert.That(review.Descendants<Inline>().Where(inline => inline is LinkInline or AutolinkInline or HtmlInline or HtmlEntityInline), Is.Empty);
        }, iter: 2_000);
}
