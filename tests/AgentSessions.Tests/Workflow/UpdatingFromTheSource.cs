using AgentSessions.Tests.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using SpecCompiler.Importing;
using SpecCompiler.Reading;

namespace AgentSessions.Tests.Workflow;

/// <summary>The vendor's documentation host is a loopback server; nothing here leaves the machine.</summary>
public class UpdatingFromTheSource
{
    private const string Old = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n  /a:\n    get:\n      operationId: listA\n      responses:\n        '200': {description: OK}\n";
    private const string New = Old + "    post:\n      operationId: makeA\n      responses:\n        '204': {description: OK}\n";

    private static readonly SourceMark Mark = new("test", 1, 1);

    private TestTree _tree = null!;
    private WebApplication _host = null!;
    private Dictionary<string, RequestDelegate> _pages = null!;

    private string Address => _host.Urls.Single();

    [SetUp]
    public async Task StartAsync()
    {
        _tree = new TestTree();
        _pages = [];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _host = builder.Build();
        _host.Run(context => _pages.TryGetValue(context.Request.Path, out var page) ? page(context) : NotFound(context));
        await _host.StartAsync();

        static Task NotFound(HttpContext context)
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _host.DisposeAsync();
        _tree.Dispose();
    }

    [Test]
    public async Task No_change_ends_with_0_and_leaves_every_byte()
    {
        Vendor("acme", Old, "/a.md");
        Serve("/a.md", $"# A\n\n```yaml\n{Old}```\n");
        var sources = _tree["specs/sources.json"];
        var outcome = await _tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, outcome.Output, _tree["specs/sources.json"]), Is.EqualTo((0, "acme: no change\n", sources)));
    }

    [TestCase("# A\n\n````yaml get /a\n{0}````\n")]
    [TestCase("{0}")]
    public async Task A_change_is_shown_and_written_only_when_asked(string page)
    {
        Vendor("acme", Old, "/a");
        Serve("/a", page.Replace("{0}", New));
        var sources = _tree["specs/sources.json"];

        var shown = await _tree.RunAsync("update", "acme");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.Exit, Is.EqualTo(1));
            Assert.That(shown.Output, Does.Contain("acme: 1 change, minor\n  minor  operation added: POST /a POST /a  #/paths/~1a/post\n").And.Contain("nothing written"));
            Assert.That((_tree["specs/acme.yaml"], _tree["specs/sources.json"]), Is.EqualTo((Old, sources)));
        }

        var written = await _tree.RunAsync("update", "acme", "--write");
        var record = DocumentReader.Parse(_tree["specs/sources.json"], "sources")["sources"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(written.Exit, Is.EqualTo(1));
            Assert.That(_tree["specs/acme.yaml"], Is.EqualTo(New));
            Assert.That(record["sha256"]!.ToString(), Is.EqualTo(SpecCompiler.Compiling.Hash.OfText(New)));
            Assert.That(record["source"]!.ToString(), Is.EqualTo(Address + "/a"));
        }
        Assert.That((await _tree.RunAsync("update")).Exit, Is.Zero);
    }

    [Test]
    public async Task A_page_is_found_by_its_title_in_the_hosts_index()
    {
        Vendor("acme", Old, "/llms.txt", "[BETA] List things");
        Serve("/llms.txt", "# Docs\n\n- [Make things](/make.md): Makes.\n- [[BETA] List things](/list.md): Lists, see [Make](/make.md).\n");
        Serve("/list.md", $"```yaml\n{New}```\n");
        var outcome = await _tree.RunAsync("update");
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
        var outcome = await _tree.RunAsync("update");
        Assert.That(outcome.Exit, Is.EqualTo(1));
        Assert.That(outcome.Error, Does.StartWith("specs/sources.json(").And.Contain("error AS0131").And.Contain(message));
    }

    [Test]
    public async Task A_spec_that_a_person_wrote_is_named_and_skipped()
    {
        _tree["specs/foundry.yaml"] = Old;
        _tree["specs/sources.json"] = """{"sources": [{"vendor": "foundry", "file": "foundry.yaml", "source": "https://learn.example/", "authored": true}]}""";
        var outcome = await _tree.RunAsync("update");
        Assert.That((outcome.Exit, outcome.Output), Is.EqualTo((0, "foundry: skipped, written by hand from https://learn.example/\n")));
    }

    [Test]
    public async Task One_failing_source_does_not_keep_the_others_from_being_read()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree["specs/best.yaml"] = Old;
        _tree["specs/sources.json"] = $$"""
            {"sources": [
              {"vendor": "acme", "source": "{{Address}}/gone"},
              {"vendor": "best", "source": "{{Address}}/best"}]}
            """;
        Serve("/best", New);
        var outcome = await _tree.RunAsync("update");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Exit, Is.EqualTo(1));
            Assert.That(outcome.Error, Is.EqualTo($"specs/sources.json(2,30): error AS0131: {Address}/gone answers 404 Not Found.\n"));
            Assert.That(outcome.Output, Does.Contain("acme: not read").And.Contain("best: 1 change"));
        }
    }

    [Test]
    public async Task A_new_document_that_makes_no_client_is_not_written()
    {
        Vendor("acme", Old, "/a");
        Serve("/a", Old.Replace("responses", "response"));
        var outcome = await _tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, _tree["specs/acme.yaml"]), Is.EqualTo((1, Old)));
        Assert.That(outcome.Error, Does.Contain("AS0103"));
    }

    [Test]
    public async Task A_new_document_with_a_text_that_becomes_code_is_not_written()
    {
        _tree.Generators = [WrittenBy.Text(document => $"class Acme {{ /* {document.Root["info"]!["title"]} */ }}\n")];
        Vendor("acme", Old, "/a");
        Serve("/a", New.Replace("title: A", "title: '*/ int a; /*'"));
        var outcome = await _tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, outcome.Output, _tree["specs/acme.yaml"]), Is.EqualTo((1, "acme: not read\n", Old)));
        Assert.That(outcome.Error, Does.Contain("a(2,8): error AS0122: NSwag makes code of this text").Or.Contain("(2,15): error AS0122: NSwag makes code of this text"));
    }

    [Test]
    public async Task A_redirect_stays_on_the_host_unless_another_is_allowed()
    {
        Vendor("acme", Old, "/a");
        var elsewhere = Address.Replace("127.0.0.1", "localhost") + "/b";
        Redirect("/a", elsewhere);
        Serve("/b", New);
        var refused = await _tree.RunAsync("update");
        var allowed = await _tree.RunAsync("update", "--allow-host", "localhost");
        Assert.That(refused.Error, Does.Contain("leads to another host").And.Contain("--allow-host localhost"));
        Assert.That(allowed.Output, Does.Contain("operation added"));
    }

    [Test]
    public async Task Redirects_on_the_host_are_followed_but_not_for_ever()
    {
        Redirect("/a", "/b");
        Serve("/b", Old);
        Redirect("/circle", "/circle");
        var download = new Download([]);
        Assert.That((await download.GetAsync(Address + "/a", Mark, default)).Name, Is.EqualTo(Address + "/b"));
        Assert.That(() => download.GetAsync(Address + "/circle", Mark, default), Throws.TypeOf<ProblemException>().With.Message.Contains("more than 5 times"));
    }

    [TestCase("http://docs.example/a")]
    [TestCase("ftp://docs.example/a")]
    [TestCase("file:///etc/passwd")]
    public void Only_https_is_asked(string address) =>
        Assert.That(() => new Download([]).GetAsync(address, Mark, default), Throws.TypeOf<ProblemException>().With.Message.Contains("is not an https address"));

    [Test]
    public void A_redirect_to_plain_http_is_refused() =>
        Assert.That(
            () => new Download(["docs.example"]).Follow(new Uri("https://docs.example/a"), new Uri("http://docs.example/a"), Mark),
            Throws.TypeOf<ProblemException>().With.Message.Contains("not https"));

    [Test]
    public void A_page_is_bounded_in_size_even_when_it_is_compressed()
    {
        _pages["/big"] = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            await gzip.WriteAsync(new byte[100_000]);
        };
        Assert.That(() => new Download([], maxBytes: 50_000).GetAsync(Address + "/big", Mark, default), Throws.TypeOf<ProblemException>().With.Message.Contains("larger than 50000 bytes"));
    }

    [Test]
    public void A_page_is_bounded_in_time()
    {
        _pages["/slow"] = async context =>
        {
            await context.Response.WriteAsync("openapi");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        Assert.That(
            () => new Download([], maxTime: TimeSpan.FromMilliseconds(200)).GetAsync(Address + "/slow", Mark, default),
            Throws.TypeOf<ProblemException>().With.Message.Contains("took longer than 0.2 s"));
    }

    [Test]
    public async Task An_import_may_take_its_page_from_an_address()
    {
        Serve("/a.md", $"# A\n\n```yaml\n{Old}```\n");
        var outcome = await _tree.RunAsync("import", Address + "/a.md", "--vendor", "acme");
        Assert.That(outcome.Exit, Is.Zero, outcome.Error);
        Assert.That(DocumentReader.Parse(_tree["specs/sources.json"], "sources")["sources"]![0]!["source"]!.ToString(), Is.EqualTo(Address + "/a.md"));
        Assert.That((await _tree.RunAsync("update")).Output, Is.EqualTo("acme: no change\n"));
    }

    [Test]
    public async Task A_vendor_that_is_not_there_is_a_usage_error()
    {
        Vendor("acme", Old, "/a");
        var outcome = await _tree.RunAsync("update", "best");
        Assert.That((outcome.Exit, outcome.Error), Is.EqualTo((2, "There is no vendor 'best' in specs/: acme.\n")));
    }

    private void Vendor(string vendor, string spec, string path, string? page = null)
    {
        _tree[$"specs/{vendor}.yaml"] = spec;
        var record = new JObject { ["vendor"] = vendor, ["file"] = $"{vendor}.yaml", ["source"] = Address + path };
        if (page is not null)
            record["page"] = page;
        _tree["specs/sources.json"] = new JObject { ["sources"] = new JArray(record) }.ToString();
    }

    private void Serve(string path, string text) => _pages[path] = context => context.Response.WriteAsync(text);

    private void Redirect(string path, string target) => _pages[path] = context =>
    {
        context.Response.Redirect(target);
        return Task.CompletedTask;
    };
}
