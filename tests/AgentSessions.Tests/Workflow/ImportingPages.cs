using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Importing;
using SpecCompiler.Projects;

namespace AgentSessions.Tests.Workflow;

public class ImportingPages
{
    private const string Document = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n        '200': {description: OK}\n\n";
    private const string Json = "{ \"openapi\": \"3.0.3\", \"info\": {\"title\": \"A\", \"version\": \"1\"}, \"paths\": {\"/a\": {\"get\": {\"responses\": {\"200\": {\"description\": \"OK\"}}}}} }";

    private static readonly string[] SpecAndSources = ["acme.yaml", "sources.json"];
    private static readonly string[] OnlyJsonSpec = ["acme.json", "sources.json"];

    private TestTree _tree = null!;

    [SetUp]
    public void MakeTree() => _tree = new TestTree();

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [TestCase("000", "lyzr")]
    [TestCase("002", "meibel")]
    [TestCase("003", "pipecat-cloud")]
    [TestCase("004", "pgai")]
    public async Task The_seeds_give_the_specs_byte_for_byte(string seed, string vendor)
    {
        var outcome = await _tree.RunAsync("import", Seed(seed), "--vendor", vendor);
        Assert.That(outcome.Exit, Is.Zero, outcome.Error);
        var ours = JObject.Parse(File.ReadAllText(Path.Combine(TestTree.Ours, "specs", "sources.json")))["sources"]!.Single(record => Path.GetFileNameWithoutExtension(record["file"]!.ToString()) == vendor);
        var record = Record(vendor);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllBytes(_tree.At($"specs/{vendor}.yaml")), Is.EqualTo(File.ReadAllBytes(Path.Combine(TestTree.Ours, "specs", $"{vendor}.yaml"))));
            Assert.That(record["sha256"]!.ToString(), Is.EqualTo(ours["sha256"]!.ToString()));
            Assert.That(record["source"]!.ToString(), Is.EqualTo(ours["source"]!.ToString()), "the page names its index");
            Assert.That(record["page"]!.ToString(), Is.EqualTo(ours["page"]!.ToString()), "and its title");
        }
    }

    [Test]
    public async Task The_seed_of_tables_says_what_to_do_and_writes_nothing()
    {
        var outcome = await _tree.RunAsync("import", Seed("001"), "--vendor", "foundry");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Exit, Is.EqualTo(1));
            Assert.That(outcome.Error, Does.Contain("(1,1): error SC0130: There is no OpenAPI block").And.Contain("tables"));
            Assert.That(_tree.Specs, Is.Empty);
        }
    }

    [TestCase("<!DOCTYPE html>\n<html><pre>openapi</pre></html>", ".md added")]
    [TestCase("# Notes\n\n```yaml\na: 1\n```\n", "Give the page that holds the block")]
    public async Task A_page_without_a_block_says_what_to_give_instead(string page, string advice)
    {
        _tree["page"] = page;
        var outcome = await _tree.RunAsync("import", _tree.At("page"), "--vendor", "acme");
        Assert.That((outcome.Exit, outcome.Error.Contains(advice)), Is.EqualTo((1, true)), outcome.Error);
    }

    [TestCase("```", "yaml", "```")]
    [TestCase("````", "yaml get /a", "````")]
    [TestCase("```", "yml", "`````  ")]
    [TestCase("~~~~", "openapi `x`", "~~~~")]
    [TestCase("  ```", "yaml", "   ```")]
    [TestCase("```", "", "```")]
    public async Task A_fence_is_read_as_CommonMark_reads_it(string open, string info, string close)
    {
        _tree["page.md"] = $"# A\n\n```bash\ncurl\n```\n\n{open}{info}\n{Indented(open)}{close}\n\nMore.\n";
        var outcome = await _tree.RunAsync("import", _tree.At("page.md"), "--vendor", "acme");
        Assert.That(outcome.Exit, Is.Zero, outcome.Error);
        Assert.That(_tree["specs/acme.yaml"], Is.EqualTo(Document));
    }

    [TestCase("````yaml\n{0}```\n````\n", Document + "```\n", TestName = "A_shorter_fence_does_not_close")]
    [TestCase("```yaml\n{0}``` yaml\n```\n", Document + "``` yaml\n", TestName = "A_fence_with_an_info_string_does_not_close")]
    [TestCase("```yaml\n{0}~~~\n```\n", Document + "~~~\n", TestName = "A_fence_of_the_other_kind_does_not_close")]
    [TestCase("```yaml\n{0}", Document, TestName = "The_end_of_the_page_closes")]
    public void What_closes_a_fence(string page, string text) =>
        Assert.That(FencedBlock.In(page.Replace("{0}", Document)).Single().Text, Is.EqualTo(text));

    [Test]
    public void A_block_within_a_longer_fence_is_its_text() =>
        Assert.That(FencedBlock.In("`````md\n```yaml\nopenapi: 3.0.0\n```\n`````\n").Single().Language, Is.EqualTo("md"));

    [Test]
    public async Task Line_ends_and_spaces_are_kept()
    {
        var document = Document.Replace("\n", "\r\n") + "# the end  \r\n\r\n";
        File.WriteAllBytes(_tree.At("page.md"), Encoding.UTF8.GetBytes($"# É\r\n```yaml\r\n{document}```\r\n"));
        await _tree.RunAsync("import", _tree.At("page.md"), "--vendor", "acme");
        Assert.That(File.ReadAllBytes(_tree.At("specs/acme.yaml")), Is.EqualTo(Encoding.UTF8.GetBytes(document)));
    }

    [TestCase(Json, "acme.json")]
    [TestCase("﻿" + Json, "acme.json")]
    [TestCase(Document, "acme.yaml")]
    [TestCase("# A comment.\n---\n" + Document, "acme.yaml")]
    [TestCase("info:\n  description: |\n    ```yaml\n    openapi: 3.0.0\n    ```\n  title: A\n  version: '1'\nopenapi: 3.1.0\npaths:\n  /a: {get: {}}\n", "acme.yaml")]
    public async Task A_bare_document_is_taken_as_it_is(string text, string file)
    {
        _tree["document"] = text;
        var outcome = await _tree.RunAsync("import", _tree.At("document"), "--vendor", "acme", "--source", "https://acme.example/openapi", "--note", "The document.");
        Assert.That(outcome.Exit, Is.Zero, outcome.Error);
        var record = Record("acme");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllBytes(_tree.At("specs/" + file)), Is.EqualTo(File.ReadAllBytes(_tree.At("document"))));
            Assert.That(record["source"]!.ToString(), Is.EqualTo("https://acme.example/openapi"));
            Assert.That(record["note"]!.ToString(), Is.EqualTo("The document."));
            Assert.That(record["sha256"]!.ToString(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_tree.At("document"))))));
            Assert.That(record["retrieved"]!.ToString(), Does.Match(@"^\d{4}-\d\d-\d\d$"));
        }
    }

    [Test]
    public async Task Of_several_blocks_one_must_be_named()
    {
        _tree["page.md"] = $"```yaml first\n{Document}```\n\n```json second\n{Json}\n```\n";
        var unnamed = await _tree.RunAsync("import", _tree.At("page.md"), "--vendor", "acme");
        var absent = await _tree.RunAsync("import", _tree.At("page.md"), "--vendor", "acme", "--block", "3");
        Assert.That(_tree.Specs, Is.Empty);
        var second = await _tree.RunAsync("import", _tree.At("page.md"), "--vendor", "acme", "--block", "2");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((unnamed.Exit, absent.Exit, second.Exit), Is.EqualTo((1, 1, 0)));
            Assert.That(unnamed.Error, Does.Contain("2 OpenAPI blocks").And.Contain("1 (line 1: yaml first)").And.Contain("2 (line 12: json second)"));
            Assert.That(_tree["specs/acme.json"], Is.EqualTo(Json + "\n"));
            Assert.That((int)Record("acme")["block"]!, Is.EqualTo(2));
        }
    }

    [TestCase("openapi: 3.0.3\ninfo: {}\npaths:\n  /a:\n    get: {responses: {'200': {$ref: '#/nowhere'}}}\n", "page.md(6,31): error SC0104")]
    [TestCase("openapi: 3.0.3\npaths: [\n", "page.md(4,")]
    [TestCase("swagger: '2.0'\npaths: {}\n", "page.md(2,1): error SC0101")]
    public async Task A_document_that_makes_no_client_is_refused_at_its_line_of_the_page(string document, string error)
    {
        _tree["page.md"] = $"```yaml\n{document}```\n";
        var outcome = await _tree.RunAsync("import", _tree.At("page.md"), "--vendor", "acme");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Exit, Is.EqualTo(1));
            Assert.That(outcome.Error, Does.Contain(error));
            Assert.That(_tree.Specs, Is.Empty);
        }
    }

    [Test]
    public async Task A_defect_that_our_overlay_mends_is_let_in()
    {
        _tree["specs/acme.yaml"] = Document;
        _tree["specs/acme.overlay.yaml"] = "overlay: 1.0.0\ninfo: {title: Mends, version: 1.0.0}\nactions:\n  - {target: $, x-reason: Typing mistake., update: {paths: {/b: {get: {responses: {'200': {description: OK}}}}}}}\n";
        _tree["document"] = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\n";
        Assert.That((await _tree.RunAsync("import", _tree.At("document"), "--vendor", "acme")).Exit, Is.Zero);
    }

    [Test]
    public async Task Importing_again_changes_nothing_and_a_new_document_takes_the_old_ones_place()
    {
        _tree["document"] = Document;
        await _tree.RunAsync("import", _tree.At("document"), "--vendor", "acme", "--source", "https://acme.example/a");
        Assert.That(_tree.Specs, Is.EqualTo(SpecAndSources));
        var sources = _tree["specs/sources.json"];
        var again = await _tree.RunAsync("import", _tree.At("document"), "--vendor", "acme");
        Assert.That((again.Exit, _tree["specs/sources.json"]), Is.EqualTo((0, sources)));

        _tree["document"] = Json;
        await _tree.RunAsync("import", _tree.At("document"), "--vendor", "acme");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_tree.Specs, Is.EqualTo(OnlyJsonSpec), "the notation has changed");
            Assert.That(Record("acme")["source"]!.ToString(), Is.EqualTo("https://acme.example/a"), "what is known stays");
        }
    }

    [TestCase("Acme")]
    [TestCase("../acme")]
    [TestCase("sources")]
    [TestCase("acme.overlay")]
    public async Task A_name_that_no_vendor_can_have_is_a_usage_error(string name)
    {
        _tree["document"] = Document;
        Assert.That((await _tree.RunAsync("import", _tree.At("document"), "--vendor", name)).Exit, Is.EqualTo(2));
    }

    [Test]
    public void The_day_of_taking_is_recorded_and_the_vendors_other_records_stay()
    {
        _tree["specs/sources.json"] = """{"sources": [{"file": "best.yaml", "x": 1}]}""";
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 30, 23, 59, 0, TimeSpan.Zero));
        var specs = new SpecFolder(new Workspace(_tree.Root, []), time);
        specs.Write("acme", new VendorPage("page", Encoding.UTF8.GetBytes(Document)).Document(null), new NewOrigin("https://acme.example", null, null, null));
        Assert.That((Record("acme")["retrieved"]!.ToString(), (int)Record("best")["x"]!), Is.EqualTo(("2026-11-30", 1)));
    }

    [Test]
    public void The_record_of_sources_is_written_as_it_is_read()
    {
        var spec = Path.Combine(TestTree.Ours, "specs", "lyzr.yaml");
        Assert.That(Provenance.Beside(spec, new Workspace(TestTree.Ours, [])).Write(), Is.EqualTo(File.ReadAllText(Path.Combine(TestTree.Ours, "specs", "sources.json"))));
    }

    [Test]
    public void Text_that_is_not_UTF8_is_refused() =>
        Assert.That(() => new VendorPage("page", [.. "a\nb"u8, 0xff]).Document(null), Throws.TypeOf<ProblemException>().With.Message.Contains("page(2,1)").And.Message.Contains("UTF-8"));

    private JToken Record(string vendor) => DocumentReader.Parse(_tree["specs/sources.json"], "sources.json")["sources"]!.Single(record => Path.GetFileNameWithoutExtension(record["file"]!.ToString()) == vendor);

    private static string Indented(string fence)
    {
        var indent = fence[..(fence.Length - fence.TrimStart().Length)];
        return string.Concat(Document.Split('\n').SkipLast(1).Select(line => line.Length > 0 ? $"{indent}{line}\n" : "\n"));
    }

    private static string Seed(string number)
    {
        var folder = Path.Combine(TestTree.Ours, "..", "shared", "seeds");
        if (!Directory.Exists(folder))
            Assert.Ignore($"The vendors' pages are not here: {folder}");
        return Directory.EnumerateFiles(folder, number + "_*").Single();
    }
}
