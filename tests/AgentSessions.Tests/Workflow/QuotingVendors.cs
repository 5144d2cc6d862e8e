using CsCheck;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.Changes.Reports;
using SpecClients.Changes.States;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace AgentSessions.Tests.Workflow;

/// <summary>A report as a site renders it: of a vendor's words nothing is more than code.</summary>
public class QuotingVendors
{
    /// <summary>Stands in every piece of hostile text, so that none can be elsewhere unseen.</summary>
    private const string Marker = "zqz";

    private const string Ours = "**";

    private static readonly MarkdownPipeline Site = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions().UseAutoLinks(new AutoLinkOptions { ValidPreviousCharacters = "" }).UseEmojiAndSmiley().Build();

    private static readonly string[] Pieces =
    [
        "`", "``", "```\n", "\n```\n", "~~~\n", "|", "\\|", "\\", "\\`", "**", "_", "~~", " ", "  \n", "\n\n", "\r", "\u2028", "\u202e", "\0", "\ud800", "😀",
        "zqz", "@zqz", "#1zqz", "Closes #1 zqz", "GH-1zqz", "zqz/zqz#1", "https://zqz.example/", "www.zqz.example", "zqz@zqz.example", "<zqz>", "</td>zqz", "<!-- zqz", "<https://zqz>", "<script>zqz</script>\n",
        "[zqz](zqz)", "![zqz](zqz)", "[zqz]: /zqz\n", "[^zqz]", "\n# zqz\n", "\n- [ ] zqz\n", "\n> zqz\n", "\n|zqz|\n|---|\n", "$zqz$", "$$\nzqz\n$$\n", "&lt;zqz&gt;", "&#64;zqz", "zqz\n===\n", "::error::zqz", "\u001b[31mzqz", ":smile:zqz", "<details>zqz\n",
    ];

    private static readonly Gen<string> Hostile = Gen.OneOf(Pieces).Array[1, 6].Select(pieces => Marker + string.Concat(pieces) + Marker);

    private static Gen<Phrase> Phrases => Gen.Select(Hostile, Hostile).Select((one, other) => (Phrase)$"{one} of parameter {other}");

    private static Gen<Change> Changes => Gen.Select(
        Gen.OneOf(ChangeKinds.OperationRemoved, ChangeKinds.ResponsePropertyAdded, ChangeKinds.DocumentationChanged, ChangeKinds.TypeRenamed),
        Phrases, Phrases, Hostile, Gen.Bool, Hostile.Null(), Hostile.Null(), Hostile.Array[0, 2])
        .Select((kind, subject, part, pointer, isOld, from, to, operations) => new Change(kind, subject, part, pointer, isOld, from, to) { Operations = operations });

    private static Gen<ApiComparison> Apis => Gen.Select(Gen.Select(Hostile, Hostile.Array[0, 3], Hostile.Array[0, 3]).Select((line, gone, come) => new ApiType(line, gone, come)).Array[0, 3], Hostile.Null())
        .Select((types, label) => new ApiComparison("nswag", types, label is null ? null : (Phrase)$"not compared: no listing at {label}"));

    private static Gen<OverlayReport> Overlays => Gen.Select(Hostile, Hostile, Hostile.Null(), Hostile, Gen.Int[0, 7]).Select((target, reason, update, message, which) =>
    {
        var action = new OverlayAction(target, reason, update is null ? null : new JObject { [update] = update }, new SourceMark("overlay", 1, 1));
        return new OverlayReport((which & 1) > 0 ? [new OvertakenAction(action, "stale", message)] : [], (which & 2) > 0 ? [action] : [], (which & 4) > 0 ? [action] : []);
    });

    private static Gen<VendorReport> Reports => Gen.Select(Hostile, Hostile, Hostile, Changes.Array[0, 4], Apis.Array[0, 2], Overlays)
        .Select((vendor, from, to, changes, apis, overlay) => new VendorReport(vendor, from, to, changes, apis, overlay));

    [Test]
    public void Nothing_in_a_report_is_a_link_a_mention_or_HTML() =>
        Reports.Array[1, 3].Sample(reports => AssertInert(MarkdownReport.Write(reports)), iter: 2_000);

    [Test]
    public void Nothing_in_a_pull_requests_comment_is_a_link_a_mention_or_HTML_of_a_vendors() =>
        Reports.Array[1, 3].Sample(reports => AssertInert(PullRequestReport.Write(reports), mayFold: true), iter: 2_000);

    [Test]
    public void Nothing_in_a_changelog_entry_is_a_link_a_mention_or_HTML() =>
        Reports.Array[1, 3].Sample(reports => AssertInert(ChangelogEntry.Write(reports)), iter: 1_000);

    [Test]
    public void A_documents_own_words_are_inert_wherever_it_has_them() =>
        Gen.Select(Hostile, Hostile).Sample((one, other) =>
        {
            var report = VendorReport.Between(one, State(one, Document(one)), State(other, Document(other)));
            if (one != other)
                Assert.That(report.Changes, Has.Count.GreaterThan(10));
            AssertInert(MarkdownReport.Write([report]));
        }, iter: 200);

    [Test]
    public void A_quotation_is_read_as_the_very_text_that_was_quoted() =>
        Gen.OneOf("`", "``", " ", "|", "\\", "*", "<", "a").Array[1, 12].Select(string.Concat).Sample(text =>
        {
            var code = Markdown.Parse($"- is {MarkdownCode.Span(text)}.", Site).Descendants<CodeInline>().Single();
            Assert.That(code.Content, Is.EqualTo(text));
        }, iter: 5_000);

    [Test]
    public void A_line_for_the_terminal_moves_no_cursor_and_begins_no_line() =>
        Reports.Sample(report =>
        {
            var text = ShortReport.Write(report);
            Assert.That(text.Where(char.IsControl), Is.All.EqualTo('\n'));
            Assert.That(text.TrimEnd('\n').Split('\n').Skip(1), Is.All.StartsWith("  "));
        }, iter: 500);

    [Test]
    public void A_report_of_any_length_fits_in_a_pull_request_and_says_what_it_leaves_out() =>
        Gen.Select(Changes.Array[300, 900], Apis.Array[2, 2], Overlays, Gen.Int[1, 4]).Sample((changes, apis, overlay, times) =>
        {
            var many = Enumerable.Repeat(new ApiType("class A", [.. Enumerable.Repeat(new string('x', 5_000), 900)], []), times).ToArray();
            var text = MarkdownReport.Write([new VendorReport(Marker, "a", "b", changes, [.. apis, new ApiComparison("kiota", many)], overlay)]);
            Assert.That(text, Has.Length.LessThan(65_536));
            Assert.That(text.Length < MarkdownBlocks.Longest - 25_000 || text.Contains("Changelog entry", StringComparison.Ordinal) || text.EndsWith("has them all.**\n", StringComparison.Ordinal));
            AssertInert(text);
            var comment = PullRequestReport.Write([new VendorReport(Marker, "a", "b", changes, [.. apis, new ApiComparison("kiota", many)], overlay)]);
            Assert.That(comment, Has.Length.LessThan(MarkdownBlocks.Longest + 200).And.Contain("more that break callers"));
            AssertInert(comment, mayFold: true);
        }, iter: 20);

    private static void AssertInert(string markdown, bool mayFold = false)
    {
        var document = Markdown.Parse(markdown, Site);
        var inlines = document.Descendants<Inline>().ToList();
        var folds = document.Descendants<HtmlBlock>().Select(block => block.Lines.ToString()).ToList();
        Assert.That(folds, mayFold ? Has.None.Contains(Marker).And.All.Matches<string>(fold => fold is "</details>" || fold.StartsWith("<details><summary>", StringComparison.Ordinal)) : Is.Empty, markdown);
        Assert.That(inlines.Where(inline => inline is LinkInline or AutolinkInline or HtmlInline or HtmlEntityInline), Is.Empty, markdown);
        Assert.That(inlines.OfType<EmphasisInline>().Select(emphasis => new string(emphasis.DelimiterChar, emphasis.DelimiterCount)), Is.All.EqualTo(Ours), markdown);
        Assert.That(inlines.OfType<EmphasisInline>().SelectMany(emphasis => emphasis.Descendants<LiteralInline>()).Concat(inlines.OfType<LiteralInline>()).Select(literal => literal.Content.ToString()), Has.None.Contains(Marker), markdown);
        Assert.That(document.Descendants<Block>().Select(block => block.GetType()).Distinct(),
            Is.SubsetOf((Type[])[typeof(HeadingBlock), typeof(ParagraphBlock), typeof(ListBlock), typeof(ListItemBlock), typeof(FencedCodeBlock), typeof(HtmlBlock)]), markdown);
    }

    private static VendorState State(string label, JObject document) => VendorState.None(label) with { Document = document, Apis = new Dictionary<string, ClientApi> { ["NSwag"] = new(null, null, $"not compared: {label} is a document by itself") } };

    /// <summary>A document that has a text wherever a vendor may have one.</summary>
    private static JObject Document(string text)
    {
        var document = new JObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JObject { ["title"] = text, ["version"] = text, ["description"] = text, [$"x-{text}"] = text },
            ["servers"] = new JArray(new JObject { ["url"] = text, ["variables"] = new JObject { [text] = new JObject { ["default"] = text } } }),
            ["tags"] = new JArray(new JObject { ["name"] = text }),
            ["security"] = new JArray(new JObject { [text] = new JArray(text) }),
            ["paths"] = new JObject
            {
                ["/same"] = new JObject { ["post"] = Operation(text) },
                [$"/{text}"] = new JObject { ["get"] = Operation(text) },
            },
            ["components"] = new JObject { ["schemas"] = new JObject { [text] = Schema(text) }, ["securitySchemes"] = new JObject { [text] = new JObject { ["type"] = "apiKey", ["in"] = text, ["name"] = text } } },
        };
        return document;
    }

    private static JObject Operation(string text) => new()
    {
        ["operationId"] = text,
        ["summary"] = text,
        ["parameters"] = new JArray(
            new JObject { ["name"] = text, ["in"] = "query", ["schema"] = Schema(text) },
            new JObject { ["name"] = "same", ["in"] = "header", ["style"] = text, ["schema"] = Schema(text) },
            new JObject { ["name"] = text, ["in"] = text }),
        ["requestBody"] = new JObject { ["content"] = new JObject { [text] = new JObject { ["schema"] = Schema(text) } } },
        ["responses"] = new JObject
        {
            [text] = new JObject { ["description"] = text },
            ["200"] = new JObject
            {
                ["description"] = text,
                ["headers"] = new JObject { [text] = new JObject { ["schema"] = Schema(text) } },
                ["content"] = new JObject { ["application/json"] = new JObject { ["schema"] = Schema(text) } },
            },
        },
    };

    private static JObject Schema(string text) => new()
    {
        ["type"] = "object",
        ["title"] = text,
        ["required"] = new JArray(text),
        ["properties"] = new JObject
        {
            [text] = new JObject { ["type"] = "string" },
            ["same"] = new JObject { ["type"] = "string", ["format"] = text, ["pattern"] = text, ["default"] = text, ["enum"] = new JArray(text, "a"), ["description"] = text },
            ["other"] = new JObject { ["type"] = text },
        },
    };
}
