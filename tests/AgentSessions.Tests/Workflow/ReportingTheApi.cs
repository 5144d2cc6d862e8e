using Newtonsoft.Json.Linq;

namespace AgentSessions.Tests.Workflow;

/// <summary>What a change did to the public C# of the clients, by their listings.</summary>
public class ReportingTheApi
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

    private static readonly string New = Old.Replace("id: {type: string}, old: {type: string}", "id: {type: string, format: uuid}");

    private TestTree _tree = null!;

    [SetUp]
    public void MakeTree() => _tree = new TestTree();

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [Test]
    public async Task The_lines_of_the_public_API_that_come_and_go_are_taken_from_the_listings()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = """
            namespace Acme
            {
                public class A
                {
                    public string Id { get; }
                    public string Old { get; }
                }
                public class B
                {
                    public string Old { get; }
                }
            }

            """;
        _tree["src/AgentSessions.Kiota/PublicApi/Acme.txt"] = "public class A\n";
        _tree.Commit();
        _tree["specs/acme.yaml"] = New;
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"].Replace("string Id", "System.Guid Id")
            .Replace("        public string Old { get; }\n    }\n    public class B", "    }\n    public class B");

        var outcome = await _tree.RunAsync("report");
        Assert.That(outcome.Output, Does.Contain("""
            ### Public C# API

            kiota: unchanged.

            nswag: major

            ```diff
              public class A
            -     public string Id { get; }
            -     public string Old { get; }
            +     public System.Guid Id { get; }
            ```

            """));
    }

    [Test]
    public async Task A_new_listing_is_not_taken_for_a_change()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree.Commit();
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = "public class A\n";
        Assert.That((await _tree.RunAsync("report")).Exit, Is.Zero);
    }

    [Test]
    public async Task A_changed_signature_is_judged_by_the_document_and_breaks_callers_where_that_says_nothing()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = "public class AcmeClient\n{\n    public Task<A> ListAAsync(CancellationToken token) { }\n}\n";
        _tree.Commit();
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = "public class AcmeClient\n{\n    public Task<A> ListAAsync(string? user, CancellationToken token) { }\n}\n";
        Assert.That(await VerdictAsync(), Is.EqualTo("major"));
        Assert.That(
            (await _tree.RunAsync("report")).Output,
            Does.Contain("- **Breaking:** `acme`: the C# API of its clients; the vendor's document is as it was."));
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = "public class AcmeClient\n{\n    public Task<A> ListAAsync(CancellationToken token = default) { }\n}\n";
        Assert.That(await VerdictAsync(), Is.EqualTo("minor"), "nobody has to say more than before");
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = "public class AcmeClient\n{\n    public Task<A> ListAAsync(string? user, CancellationToken token) { }\n}\n";
        _tree["specs/acme.yaml"] = Old.Replace("operationId: listA", "operationId: listA\n      parameters: [{name: user, in: query, schema: {type: string}}]");
        Assert.That(await VerdictAsync(), Is.EqualTo("minor"));

        async Task<string> VerdictAsync() => JObject.Parse((await _tree.RunAsync("report", "--format", "json")).Output)["verdict"]!.ToString();
    }

    [Test]
    public async Task Clients_that_are_older_than_the_document_are_not_compared_but_asked_to_be_built()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = "public class A\n";
        _tree["generated/generated.lock.json"] = LockOf("14");
        _tree.Commit();
        _tree["specs/acme.yaml"] = New;
        Assert.That(
            (await _tree.RunAsync("report")).Output,
            Does.Contain("nswag: not compared: its clients are not built from this tree. Run 'dotnet build' and report again."));
    }

    /// <summary>As after a build that failed: the files are generated, and the listings are of those before.</summary>
    [Test]
    public async Task Clients_that_were_not_built_since_are_not_called_unchanged()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree["src/AgentSessions.Kiota/PublicApi/Acme.txt"] = "public class A\n";
        _tree["generated/generated.lock.json"] = """{"vendors": {}}""";
        _tree["src/AgentSessions.Kiota/Broken.cs"] = "class";
        _tree.Commit();
        _tree["specs/acme.yaml"] = New;
        Assert.That(
            (await _tree.RunAsync("report")).Output,
            Does.Contain("kiota: not compared: its clients are not built from this tree.").And.Not.Contain("unchanged"));
    }

    [Test]
    public async Task Another_version_of_a_generator_is_told_with_what_it_did_to_the_public_API()
    {
        _tree["specs/acme.yaml"] = Old;
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = "public class A\n";
        _tree["src/AgentSessions.Kiota/PublicApi/Acme.txt"] = "public class A\n";
        _tree["generated/generated.lock.json"] = LockOf("14.0.0");
        _tree.Commit();
        _tree["generated/generated.lock.json"] = LockOf("15.0.0");
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = "public class B\n";
        _tree.Commit();
        var outcome = await _tree.RunAsync("report", "--from", "HEAD~1", "--to", "HEAD");
        Assert.That(outcome.Output, Does.Contain("nswag: major, made by `15.0.0` in place of `14.0.0`\n\n```diff\n- ").And.Contain("kiota: unchanged.\n"));
        _tree["src/AgentSessions.NSwag/PublicApi/Acme.txt"] = "public class A\n";
        _tree.Commit();
        outcome = await _tree.RunAsync("report", "--from", "HEAD~2", "--to", "HEAD");
        Assert.That(outcome.Exit, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("nswag: unchanged, made by `15.0.0` in place of `14.0.0`."));
        var json = JObject.Parse((await _tree.RunAsync("report", "--from", "HEAD~2", "--to", "HEAD", "--format", "json")).Output);
        Assert.That(json["verdict"]!.ToString(), Is.EqualTo("patch"));
        Assert.That(json["vendors"]![0]!["api"]!["nswag"]!["generator"]!["to"]!.ToString(), Is.EqualTo("15.0.0"));
    }

    private static string LockOf(string version) => """
        {"clients": {"Acme": {"spec": "specs/acme.yaml", "sources": {}, "files": {}, "generators": {
            "NSwag": {"version": "0", "options": "", "input": "", "files": {}}}}}}
        """.Replace("\"0\"", $"\"{version}\"");
}
