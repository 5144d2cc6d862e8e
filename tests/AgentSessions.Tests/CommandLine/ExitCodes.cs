using System.Net;
using AgentSessions.Cli;
using AgentSessions.Tests.Sandbox;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.CommandLine;

internal sealed class ExitCodes
{
    private const string Key = "sk-live-verysecret/42";
    private static readonly string[] Generators = [.. Generator.All.Select(generator => generator.Name)];

    [TestCase("list", "meibl", ExpectedResult = "There is no vendor 'meibl': did you mean meibel?")]
    [TestCase("list", "pipecat", ExpectedResult = "There is no vendor 'pipecat': did you mean pipecat-cloud?")]
    [TestCase("list", "acme", ExpectedResult = "There is no vendor 'acme'. Vendors: foundry, lyzr, meibel, pgai, pipecat-cloud.")]
    [TestCase("list", "meibel", "--base-url", "http://127.0.0.1:9", "--api-key", "key-1", ExpectedResult = "meibel lists by agent: name one, as in 'list meibel AGENT'.")]
    [TestCase("list", "pgai", "agent", ExpectedResult = "pgai lists the whole workspace: it takes no agent.")]
    [TestCase("list", "meibel", "--query", "status", ExpectedResult = "--query takes name=value, not 'status'.")]
    [TestCase("list", "meibel", "--query", "colour=red", ExpectedResult = "meibel has no parameter 'colour'. It has: offset, limit, sort_by, sort_order, status.")]
    [TestCase("list", "meibel", "--query", "offset=one", ExpectedResult = "'offset' takes a whole number, not 'one'. Number of items to skip. Default: 0. Minimum: 0.")]
    [TestCase("list", "meibel", "--resume", "nonsense!", ExpectedResult = "The checkpoint cannot be resumed from. It is not a checkpoint.")]
    [TestCase("list", "meibel", "--checkpoint-file", "/no/such/place", ExpectedResult = "--checkpoint-file: there is no directory for '/no/such/place'.")]
    public async Task<string> A_wrong_use_ends_in_2_and_one_line(params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        return run.ErrorLines.Single(line => !line.Contains("these are the sandbox's sessions", StringComparison.Ordinal));
    }

    [TestCase("lits")]
    [TestCase("list")]
    [TestCase("list", "meibel", "--format", "xml")]
    [TestCase("list", "meibel", "--generator", "autorest")]
    [TestCase("list", "meibel", "--page-size", "many")]
    [TestCase("list", "meibel", "--prefetch", "-1")]
    [TestCase("list", "meibel", "--concurrency", "0")]
    [TestCase("list", "meibel", "--base-url", "ftp://example.com")]
    public async Task What_cannot_be_parsed_ends_in_2_and_points_to_the_help(params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.ErrorLines[^1], Is.EqualTo("Try 'agent-sessions --help'."));
    }

    [Test]
    public async Task A_page_size_beyond_the_vendors_maximum_ends_in_2() =>
        Assert.That((await CliRun.OfAsync("list", "pgai", "--page-size", "51")).ExitCode, Is.EqualTo(2));

    [Test]
    public async Task Help_ends_in_0_and_says_what_becomes_of_checkpoints()
    {
        var run = await CliRun.OfAsync("list", "--help");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        foreach (var option in (string[])["--resume", "--checkpoint-file", "--prefetch", "--concurrency", "removed at the end"])
            Assert.That(run.Output.ReplaceLineEndings(" "), Does.Contain(option));
    }

    [TestCaseSource(nameof(Generators))]
    public async Task An_error_of_the_vendor_ends_in_1_and_one_line(string generator)
    {
        await using var sandbox = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = 10 });

        var run = await CliRun.OfAsync("list", "meibel", new SandboxOptions().MissingAgent, "--generator", generator, "--base-url", sandbox.BaseAddress("meibel").AbsoluteUri, "--api-key", sandbox.ApiKey);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.ErrorLines, Has.Count.EqualTo(1));
        Assert.That(run.Error, Does.Contain("404"));
    }

    [TestCaseSource(nameof(Generators))]
    public async Task A_key_that_the_server_repeats_is_not_shown(string generator)
    {
        await using var server = await AnswerServer.StartAsync(request => (HttpStatusCode.Forbidden, $$"""{"detail":"The key {{request.Headers["Meibel-API-Key"]}}\r\n({{Uri.EscapeDataString(Key)}}) is not known."}"""));

        var run = await CliRun.OfAsync("list", "meibel", "agent", "--generator", generator, "--base-url", server.Address, "--api-key", Key);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.ErrorLines, Has.Count.EqualTo(1));
        Assert.That(run.Error, Does.Contain("403").And.Contain("[request req-42]").And.Not.Contain("verysecret"));
    }

    [Test]
    public async Task A_key_of_the_environment_is_used_and_not_shown_either()
    {
        await using var server = await AnswerServer.StartAsync(request => (HttpStatusCode.Forbidden, $$"""{"detail":"{{(request.Headers["Meibel-API-Key"] == Key ? "known" : "unknown")}}, {{Uri.EscapeDataString(Key)}}"}"""));

        var run = await CliRun.OfProcessAsync(CliRun.Start(["list", "meibel", "agent", "--base-url", server.Address], ("MEIBEL_API_KEY", Key)));

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Contain("known, ***").And.Not.Contain("unknown").And.Not.Contain("verysecret"));
    }

    [Test]
    public async Task A_server_that_is_not_there_ends_in_1_and_one_line()
    {
        var run = await CliRun.OfAsync("list", "meibel", "agent", "--base-url", "http://127.0.0.1:1", "--api-key", Key);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.ErrorLines, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pages_that_go_round_in_a_ring_end_in_1_and_the_last_good_checkpoint()
    {
        await using var server = await AnswerServer.StartAsync(_ => (HttpStatusCode.OK, """{"data":[{"session_id":"a","status":"DONE","start_time":"2025-01-01T00:00:00Z"}],"total":100}"""));

        var run = await CliRun.OfAsync("list", "meibel", "agent", "--base-url", server.Address, "--api-key", Key, "--page-size", "1", "--format", "ndjson");

        Assert.That((run.ExitCode, run.Lines.Count), Is.EqualTo((1, 1)));
        Assert.That(run.ErrorLines, Has.Count.EqualTo(2));
        Assert.That(run.ErrorLines[0], Does.StartWith("meibel listSessions, page 2:"));
        Assert.That(run.Checkpoint, Is.Not.Null);
    }
}
