using AgentSessions.Tests.Guarding;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Workflow;

/// <summary>Each vendor's description, asked of its source.</summary>
public class UpdatingFromTheSource : VendorsHost
{
    private const string Old = """
        openapi: 3.0.3
        info: {title: A, version: '1'}
        paths:
          /a:
            get:
              operationId: listA
              responses:
                '200': {description: OK}

        """;

    private const string New = Old + "    post:\n      operationId: makeA\n      responses:\n        '204': {description: OK}\n";

    [Test]
    public async Task No_change_ends_with_0_and_leaves_every_byte()
    {
        Vendor("acme", Old, "/a.md");
        Serve("/a.md", $"# A\n\n```yaml\n{Old}```\n");
        var sources = Tree["specs/sources.json"];
        var outcome = await Tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, outcome.Output, Tree["specs/sources.json"]), Is.EqualTo((0, "acme: no change\n", sources)));
    }

    [TestCase("# A\n\n````yaml get /a\n{0}````\n")]
    [TestCase("{0}")]
    public async Task A_change_is_shown_and_written_only_when_asked(string page)
    {
        Vendor("acme", Old, "/a");
        Serve("/a", page.Replace("{0}", New));
        var sources = Tree["specs/sources.json"];

        var shown = await Tree.RunAsync("update", "acme");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.Exit, Is.EqualTo(1));
            Assert.That(shown.Output, Does.Contain("acme: 1 change, minor\n  minor  operation added: POST /a POST /a  #/paths/~1a/post\n"));
            Assert.That(shown.Output, Does.Contain("nothing written"));
            Assert.That((Tree["specs/acme.yaml"], Tree["specs/sources.json"]), Is.EqualTo((Old, sources)));
        }

        var written = await Tree.RunAsync("update", "acme", "--write");
        var record = DocumentReader.Parse(Tree["specs/sources.json"], "sources")["sources"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(written.Exit, Is.EqualTo(1));
            Assert.That(Tree["specs/acme.yaml"], Is.EqualTo(New));
            Assert.That(record["sha256"]!.ToString(), Is.EqualTo(SpecClients.OpenApi.Files.Hash.OfText(New)));
            Assert.That(record["source"]!.ToString(), Is.EqualTo(Address + "/a"));
        }
        Assert.That((await Tree.RunAsync("update")).Exit, Is.Zero);
    }

    [Test]
    public async Task A_page_is_found_by_its_title_in_the_hosts_index()
    {
        Vendor("acme", Old, "/llms.txt", "[BETA] List things");
        Serve("/llms.txt", "# Docs\n\n- [Make things](/make.md): Makes.\n- [[BETA] List things](/list.md): Lists, see [Make](/make.md).\n");
        Serve("/list.md", $"```yaml\n{New}```\n");
        var outcome = await Tree.RunAsync("update");
        Assert.That(outcome.Exit, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("operation added"));
    }

    [TestCase("- [Other](/o.md)", "lists no page 'List'")]
    [TestCase("- [List](/a.md)\n- [List](/b.md)", "lists 2 pages 'List'")]
    [TestCase("- [List](https://elsewhere.example/a.md)", "leads to another host")]
    public async Task An_index_that_does_not_lead_to_the_page_is_told_at_its_record(string index, string message)
    {
        Vendor("acme", Old, "/llms.txt", "List");
        Serve("/llms.txt", index);
        var outcome = await Tree.RunAsync("update");
        Assert.That(outcome.Exit, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.StartWith("specs/sources.json(").And.Contain("error SC0131").And.Contain(message));
    }

    [Test]
    public async Task A_spec_that_a_person_wrote_is_named_and_skipped()
    {
        Tree["specs/foundry.yaml"] = Old;
        Tree["specs/sources.json"] = """{"sources": [{"file": "foundry.yaml", "source": "https://learn.example/", "authored": true}]}""";
        var outcome = await Tree.RunAsync("update");
        Assert.That((outcome.Exit, outcome.Output), Is.EqualTo((0, "foundry: skipped, written by hand from https://learn.example/\n")));
    }

    [Test]
    public async Task One_failing_source_does_not_keep_the_others_from_being_read()
    {
        Tree["specs/acme.yaml"] = Old;
        Tree["specs/best.yaml"] = Old;
        Tree["specs/sources.json"] = $$"""
            {"sources": [
              {"file": "acme.yaml", "source": "{{Address}}/gone"},
              {"file": "best.yaml", "source": "{{Address}}/best"}]}
            """;
        Serve("/best", New);
        var outcome = await Tree.RunAsync("update");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Exit, Is.EqualTo(2));
            Assert.That(outcome.Error, Is.EqualTo($"specs/sources.json(2,33): error SC0131: {Address}/gone answers 404 Not Found.\n"));
            Assert.That(outcome.Output, Does.Contain("acme: not read").And.Contain("best: 1 change"));
        }
    }

    [Test]
    public async Task A_new_document_that_makes_no_client_is_not_written()
    {
        Vendor("acme", Old, "/a");
        Serve("/a", Old.Replace("responses", "response"));
        var outcome = await Tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, Tree["specs/acme.yaml"]), Is.EqualTo((2, Old)));
        Assert.That(outcome.Error, Does.Contain("SC0103"));
    }

    [Test]
    public async Task A_new_document_with_a_text_that_becomes_code_is_not_written()
    {
        Tree.Generators = _ => [WrittenBy.Text(document => $"class Acme {{ /* {document.Root["info"]!["title"]} */ }}\n")];
        Vendor("acme", Old, "/a");
        Serve("/a", New.Replace("title: A", "title: '*/ int a; /*'"));
        var outcome = await Tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, outcome.Output, Tree["specs/acme.yaml"]), Is.EqualTo((2, "acme: not read\n", Old)));
        Assert.That(outcome.Error, Does.Match(@"\(2,(8|15)\): error SC0122: NSwag makes code of this text"));
    }

    [Test]
    public async Task A_redirect_stays_on_the_host_unless_another_is_allowed()
    {
        Vendor("acme", Old, "/a");
        var elsewhere = Address.Replace("127.0.0.1", "localhost") + "/b";
        Redirect("/a", elsewhere);
        Serve("/b", New);
        var refused = await Tree.RunAsync("update");
        var allowed = await Tree.RunAsync("update", "--allow-host", "localhost");
        Assert.That(refused.Error, Does.Contain("leads to another host").And.Contain("--allow-host localhost"));
        Assert.That(allowed.Output, Does.Contain("operation added"));
    }

    [Test]
    public async Task An_import_may_take_its_page_from_an_address()
    {
        Serve("/a.md", $"# A\n\n```yaml\n{Old}```\n");
        var outcome = await Tree.RunAsync("import", Address + "/a.md", "--vendor", "acme");
        Assert.That(outcome.Exit, Is.Zero, outcome.Error);
        Assert.That(DocumentReader.Parse(Tree["specs/sources.json"], "sources")["sources"]![0]!["source"]!.ToString(), Is.EqualTo(Address + "/a.md"));
        Assert.That((await Tree.RunAsync("update")).Output, Is.EqualTo("acme: no change\n"));
    }

    [Test]
    public async Task A_vendor_that_is_not_there_is_a_usage_error()
    {
        Vendor("acme", Old, "/a");
        var outcome = await Tree.RunAsync("update", "best");
        Assert.That((outcome.Exit, outcome.Error), Is.EqualTo((2, $"There is no description 'best' in {Tree.Root}: acme.\n")));
    }
}
