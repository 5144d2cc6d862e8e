using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using SpecCompiler.Importing;

namespace AgentSessions.Tests.Workflow;

/// <summary>The kinds of source that a description is updated from, each recorded in <c>sources.json</c>.</summary>
public class TakingFromSources : VendorsHost
{
    private const string Old = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n  /a: {get: {operationId: a, responses: {'200': {description: OK}}}}\n";
    private const string New = "openapi: 3.0.3\ninfo: {title: A, version: '2'}\npaths:\n  /a: {get: {operationId: a, responses: {'200': {description: OK}}}}\n  /b: {get: {operationId: b, responses: {'200': {description: OK}}}}\n";

    [Test]
    public async Task A_file_is_taken_from_where_sources_json_says_from_its_own_folder()
    {
        Tree["specs/acme.yaml"] = Old;
        Tree["elsewhere/acme.yaml"] = New;
        Record("../elsewhere/acme.yaml");
        var outcome = await Tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, Tree["specs/acme.yaml"]), Is.EqualTo((1, New)), outcome.Error);
        Assert.That((await Tree.RunAsync("update")).Output, Is.EqualTo("acme: no change\n"));
    }

    [Test]
    public async Task A_file_of_a_git_repository_is_taken_with_the_commit_that_it_is_of()
    {
        using var vendor = new TestTree();
        vendor["api/acme.yaml"] = New;
        vendor.Commit();
        Tree["specs/acme.yaml"] = Old;
        Record($"git:{vendor.Root}@HEAD:api/acme.yaml");
        var outcome = await Tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, Tree["specs/acme.yaml"]), Is.EqualTo((1, New)), outcome.Error);
        Assert.That(JObject.Parse(Tree["specs/sources.json"])["sources"]![0]!["commit"]!.ToString(), Does.Match("^[0-9a-f]{40}$"));
        Assert.That((await Tree.RunAsync("update")).Output, Is.EqualTo("acme: no change\n"));
    }

    [TestCase("@HEAD:gone.yaml", "There is no file gone.yaml")]
    [TestCase("@gone:api/acme.yaml", "has no 'gone'")]
    [TestCase("-x@HEAD:api/acme.yaml", "There is no repository")]
    public async Task What_a_repository_does_not_have_is_told_at_the_source(string rest, string said)
    {
        using var vendor = new TestTree();
        vendor["api/acme.yaml"] = New;
        vendor.Commit();
        Tree["specs/acme.yaml"] = Old;
        Record($"git:{vendor.Root}{rest}");
        var outcome = await Tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, Tree["specs/acme.yaml"]), Is.EqualTo((2, Old)));
        Assert.That(outcome.Error, Does.Match(@"^specs/sources\.json\(\d+,\d+\): error SC0131: ").And.Contain(said));
    }

    [TestCase("ext::sh -c 'touch PWNED'")]
    [TestCase("--upload-pack=touch PWNED")]
    [TestCase("fd::17")]
    public async Task A_transport_that_runs_a_program_is_refused(string repository)
    {
        Tree["specs/acme.yaml"] = Old;
        Record($"git:{repository.Replace("PWNED", Tree.At("pwned"))}@HEAD:acme.yaml");
        var outcome = await Tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, File.Exists(Tree.At("pwned"))), Is.EqualTo((2, false)), outcome.Error);
        Assert.That(outcome.Error, Does.Contain("is neither an address nor a folder with a ref"));
    }

    [TestCase("https://127.0.0.2/r.git", "127.0.0.2")]
    [TestCase("ssh://git@10.0.0.1/r.git", "10.0.0.1")]
    [TestCase("git@192.168.0.1:r.git", "192.168.0.1")]
    public async Task A_repository_on_a_private_host_is_asked_where_it_is_allowed_by_name(string repository, string host)
    {
        Tree["specs/acme.yaml"] = Old;
        Record($"git:{repository}@main:acme.yaml");
        Assert.That((await Tree.RunAsync("update")).Error, Does.Contain($"{host} is a private host; if it is meant, add --allow-host {host}."));
    }

    [TestCase("git:https://host.example/o/r.git@v1.2:specs/a.yaml", "https://host.example/o/r.git", "v1.2", "specs/a.yaml")]
    [TestCase("git:git@host.example:o/r.git@release/2:a@b.yaml", "git@host.example:o/r.git", "release/2", "a@b.yaml")]
    [TestCase("git:../there@main:a.yaml", "../there", "main", "a.yaml")]
    public void A_source_says_repository_ref_and_path(string source, string repository, string name, string path) =>
        Assert.That(GitSource.Parse(source), Is.EqualTo(new GitSource(repository, name, path)));

    [TestCase("git:")]
    [TestCase("git:host@main")]
    [TestCase("git:@main:a.yaml")]
    [TestCase("git:host@:a.yaml")]
    public async Task What_is_no_such_source_is_told_how_one_is_written(string source)
    {
        Tree["specs/acme.yaml"] = Old;
        Record(source);
        Assert.That((await Tree.RunAsync("update")).Error, Does.Contain("write git:REPOSITORY@REF:PATH"));
    }

    [Test]
    public async Task A_header_comes_from_the_environment_and_goes_to_the_sources_own_host_alone()
    {
        const string Variable = "TAKING_FROM_SOURCES_KEY";
        var seen = new List<string?>();
        Pages["/moved"] = context =>
        {
            seen.Add(context.Request.Headers["X-Key"]);
            context.Response.Redirect(Address.Replace("127.0.0.1", "localhost") + "/acme.yaml");
            return Task.CompletedTask;
        };
        Pages["/acme.yaml"] = context =>
        {
            seen.Add(context.Request.Headers["X-Key"]);
            return context.Response.WriteAsync(New);
        };
        Tree.AllowedHosts = ["127.0.0.1", "localhost"];
        Tree["specs/acme.yaml"] = Old;
        Record(Address + "/moved", new JObject { ["X-Key"] = Variable });
        Assert.That((await Tree.RunAsync("update")).Error, Does.Contain($"The environment variable {Variable}, which holds the value of X-Key, is not set."));
        Environment.SetEnvironmentVariable(Variable, "s3cret");
        try
        {
            var outcome = await Tree.RunAsync("update");
            Assert.That(seen, Is.EqualTo(new[] { "s3cret", null }), outcome.Error);
            Assert.That(outcome.Output + outcome.Error, Does.Not.Contain("s3cret"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }

    [Test]
    public async Task A_file_that_was_changed_by_hand_is_not_overwritten()
    {
        Tree["specs/acme.yaml"] = Old + "# ours\n";
        Serve("/acme.yaml", New);
        Record(Address + "/acme.yaml", sha256: new string('0', 64));
        var outcome = await Tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, Tree["specs/acme.yaml"]), Is.EqualTo((2, Old + "# ours\n")));
        Assert.That(outcome.Error, Does.Contain("put that into an overlay"));
    }

    [Test]
    public async Task What_is_no_OpenAPI_is_not_taken()
    {
        Tree["specs/acme.yaml"] = Old;
        Tree["elsewhere.txt"] = "Not found";
        Record("../elsewhere.txt");
        var outcome = await Tree.RunAsync("update", "--write");
        Assert.That((outcome.Exit, Tree["specs/acme.yaml"]), Is.EqualTo((2, Old)));
        Assert.That(outcome.Error, Does.Contain("There is no OpenAPI block"));
    }

    private void Record(string source, JObject? headers = null, string? sha256 = null)
    {
        var record = new JObject { ["file"] = "acme.yaml", ["source"] = source };
        if (headers is not null)
            record["headers"] = headers;
        if (sha256 is not null)
            record["sha256"] = sha256;
        Tree["specs/sources.json"] = new JObject { ["sources"] = new JArray(record) }.ToString();
    }
}
