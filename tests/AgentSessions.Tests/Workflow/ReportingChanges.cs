using Newtonsoft.Json.Linq;

namespace AgentSessions.Tests.Workflow;

public class ReportingChanges
{
    private const string Old = """
        openapi: 3.0.3
        info: {title: Acme, version: '1'}
        paths:
          /a:
            get:
              operationId: listA
              responses:
                '200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
        components:
          schemas:
            A: {type: object, properties: {id: {type: string}, old: {type: string}}}

        """;

    private const string Overlay = """
        overlay: 1.0.0
        info: {title: Acme, version: 1.0.0}
        actions:
          - {target: $.components.schemas.A.properties.old, x-reason: It may be null., update: {nullable: true}}
          - {target: $.components.schemas.A.properties.id, x-reason: It is a GUID., update: {format: uuid}}

        """;

    private static readonly string New = Old.Replace("id: {type: string}, old: {type: string}", "id: {type: string, format: uuid}");

    private static readonly string[] StaleAndRedundant = ["stale", "redundant"];

    private static readonly string[] FoundrysChanges =
    [
        "major ParameterRemoved header parameter Foundry-Features",
        "major ParameterRemoved header parameter x-ms-user-isolation-key",
        "minor OptionalParameterAdded header parameter x-ms-user-identity",
        "patch ComponentRemoved FoundryFeature",
    ];

    private TestTree _tree = null!;

    [SetUp]
    public void MakeTree() => _tree = new TestTree();

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [Test]
    public async Task Foundrys_drift_is_two_headers_that_break_callers_and_one_that_does_not()
    {
        var outcome = await TestTree.RunAnywhereAsync(
            "report", "foundry", "--from", Data("foundry-sessions.from.yaml"), "--to", Data("foundry-sessions.to.yaml"), "--format", "json");
        var report = JObject.Parse(outcome.Output);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Exit, Is.EqualTo(1));
            Assert.That(report["verdict"]!.ToString(), Is.EqualTo("major"));
            Assert.That(
                report["vendors"]![0]!["changes"]!.Select(change => $"{change["verdict"]} {change["kind"]} {change["subject"]}"),
                Is.EqualTo(FoundrysChanges));
            Assert.That(report["changelog"]!.ToString(), Is.EqualTo("""
                ## [Unreleased]

                ### Added

                - `foundry`: optional parameter added: header parameter `x-ms-user-identity` of `GET /agents/{agent_name}/sessions`.

                ### Removed

                - **Breaking:** `foundry`: parameter removed: header parameter `Foundry-Features` of `GET /agents/{agent_name}/sessions`.
                - **Breaking:** `foundry`: parameter removed: header parameter `x-ms-user-isolation-key` of `GET /agents/{agent_name}/sessions`.

                """));
        }
    }

    [Test]
    public async Task By_default_the_working_tree_is_compared_with_the_last_commit()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree["specs/acme.overlay.yaml"] = Overlay;
        _tree["specs/sources.json"] = "{}";
        _tree.Commit();
        Assert.That((await _tree.RunAsync("report")).Exit, Is.Zero);

        _tree["specs/acme.yaml"] = New;
        var outcome = await _tree.RunAsync("report", "--format", "json");
        var report = JObject.Parse(outcome.Output)["vendors"]!.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Exit, Is.EqualTo(1));
            Assert.That(report["from"]!.ToString(), Does.StartWith("HEAD ("));
            Assert.That(report["changes"]!.Select(change => change["kind"]!.ToString()), Is.EquivalentTo(["ResponsePropertyRemoved", "FormatChanged"]));
            Assert.That(report["overlay"]!["overtaken"]!.Select(action => action["state"]!.ToString()), Is.EqualTo(StaleAndRedundant));
        }

        _tree.Commit();
        Assert.That((await _tree.RunAsync("report")).Exit, Is.EqualTo(1), "overtaken corrections remain to be removed");
        var last = await _tree.RunAsync("report", "acme", "--from", "HEAD~1", "--to", "HEAD", "--format", "json");
        Assert.That(JObject.Parse(last.Output)["verdict"]!.ToString(), Is.EqualTo("major"));
    }

    [Test]
    public async Task A_part_is_named_once_in_a_line_of_the_changelog()
    {
        const string Query = "operationId: listA\n      parameters: [{name: status, in: query, schema: {type: string, enum: [a, b]}}]";
        _tree["from.yaml"] = Old.Replace("operationId: listA", Query);
        _tree["to.yaml"] = _tree["from.yaml"].Replace("[a, b]", "[a]");
        var outcome = await TestTree.RunAnywhereAsync("report", "acme", "--from", _tree.At("from.yaml"), "--to", _tree.At("to.yaml"));
        Assert.That(outcome.Output, Does.Contain("- **Breaking:** `acme`: request enum value removed: `b` of query parameter `status` of `GET /a` (`b` →)."));
    }

    [Test]
    public async Task A_vendor_that_comes_or_goes_is_told_as_such()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree.Commit();
        File.Move(_tree.At("specs/acme.yaml"), _tree.At("specs/best.yaml"));
        var outcome = await _tree.RunAsync("report", "--format", "json");
        Assert.That(
            JObject.Parse(outcome.Output)["vendors"]!.Select(vendor => $"{vendor["vendor"]}: {vendor["changes"]![0]!["kind"]}, {vendor["verdict"]}"),
            Is.EqualTo(["acme: VendorRemoved, major", "best: VendorAdded, minor"]));
    }

    [Test]
    public async Task A_spec_that_is_published_as_JSON_from_now_on_says_the_same()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree.Commit();
        _tree["specs/acme.json"] = SpecClients.OpenApi.Reading.DocumentReader.Parse(Old, "acme").ToString();
        File.Delete(_tree.At("specs/acme.yaml"));
        Assert.That((await _tree.RunAsync("report")).Exit, Is.Zero);
    }

    [Test]
    public async Task The_report_is_the_same_each_time()
    {
        string[] arguments = ["report", "--from", Data("foundry-sessions.from.yaml"), "--to", Data("foundry-sessions.to.yaml")];
        var first = await TestTree.RunAnywhereAsync(arguments);
        var second = await TestTree.RunAnywhereAsync(arguments);
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task A_file_can_be_compared_with_a_vendors_spec()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree["specs/acme.overlay.yaml"] = Overlay;
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = "public class A\n";
        _tree["new.yaml"] = New;
        _tree.Commit();
        var outcome = await _tree.RunAsync("report", "acme", "--to", _tree.At("new.yaml"));
        Assert.That(outcome.Output, Does.Contain("response property removed: `old`").And.Contain("**stale**: `$.components.schemas.A.properties.old`"));
        Assert.That(outcome.Output, Does.Contain($"nswag: not compared: `{_tree.At("new.yaml")}` is a document by itself, without clients."));
        Assert.That((await _tree.RunAsync("report", "--to", _tree.At("new.yaml"))).Exit, Is.EqualTo(2), "no vendor is named");
    }

    [TestCase("report", "--from", "no-such-revision")]
    [TestCase("report", "--format", "xml")]
    [TestCase("report", "nobody")]
    [TestCase("update", "--no-such-option")]
    [TestCase("import")]
    public async Task What_cannot_be_meant_ends_with_2(params string[] arguments)
    {
        _tree["specs/acme.yaml"] = Old;
        _tree.Commit();
        var outcome = await _tree.RunAsync(arguments);
        Assert.That(outcome.Exit, Is.EqualTo(2));
        Assert.That(outcome.Error, Is.Not.Empty);
    }

    [Test]
    public async Task A_broken_document_is_told_at_its_place()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree.Commit();
        _tree["specs/acme.yaml"] = "openapi: 3.0.3\npaths: [\n";
        var outcome = await _tree.RunAsync("report");
        Assert.That(outcome.Exit, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.StartWith("specs/acme.yaml(3,1): error SC0100"));
    }

    [TestCase("import", "Exit 0: imported, or there already. 1: the page or its document cannot be used. 2: usage.")]
    [TestCase("update", "Exit 0: no change. 1: changes found. 2: a source cannot be read or used, whatever else changed; usage.")]
    [TestCase("report", "Exit 0: no differences. 1: differences. 2: a document cannot be read; usage.")]
    public async Task Each_verb_says_how_it_is_used_and_how_it_ends(string verb, string exits)
    {
        var outcome = await TestTree.RunAnywhereAsync(verb, "--help");
        Assert.That(outcome.Exit, Is.Zero);
        Assert.That(outcome.Output.ReplaceLineEndings(" ").Replace("  ", " "), Does.Contain(exits).And.Contain("--root"));
    }

    private static string Data(string name) => Path.Combine(TestTree.Ours, "tests", "data", name);
}
