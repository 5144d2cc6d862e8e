using System.Net;
using AgentSessions.Cli;
using AgentSessions.Tests.Sandbox;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.CommandLine;

/// <summary>What <c>--verbose</c> shows on standard error.</summary>
internal sealed class ShowingRequests
{
    private const string Key = "sk-live-verysecret/42";

    private static string[] Generators => [.. Generator.All.Select(generator => generator.Name)];

    private static IEnumerable<TestCaseData> Clients => VendorClient.All.Select(client => new TestCaseData(client.Vendor, client.Generator.Name));

    [TestCaseSource(nameof(Clients))]
    public async Task Each_request_is_shown_with_its_answer_and_without_the_key(string vendor, string generator)
    {
        await using var sandbox = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = 12, ApiKey = Key });
        var client = VendorClient.Find(vendor, generator);
        string[] agent = client.TakesAgent ? ["support"] : [];

        var run = await CliRun.OfAsync(["list", vendor, .. agent, "--generator", generator, "--format", "ndjson", "--verbose", "--base-url", sandbox.BaseAddress(vendor).AbsoluteUri, "--api-key", Key]);

        Assert.That((run.ExitCode, run.Lines.Count), Is.EqualTo((0, 12)));
        Assert.That(run.ErrorLines.Count(line => line.StartsWith($"> GET {sandbox.BaseAddress(vendor)}", StringComparison.Ordinal)), Is.EqualTo(sandbox.Requests[vendor].Received).And.Positive);
        Assert.That(run.ErrorLines, Has.Some.Match("^< 200 OK, [0-9]+ ms$").And.Some.EqualTo($">   {client.Description.Security[0].Header}: ***").And.Some.StartsWith("<   X-Request-ID: req_"));
        Assert.That(run.Error, Does.Not.Contain("verysecret"));
    }

    [TestCaseSource(nameof(Generators))]
    public async Task A_key_that_is_in_the_address_or_repeated_in_a_header_is_not_shown_either(string generator)
    {
        await using var server = await AnswerServer.StartAsync(request => (HttpStatusCode.OK, """{"data":[],"total":0}"""));

        var run = await CliRun.OfAsync("list", "meibel", "agent", "--generator", generator, "--verbose", "--base-url", server.Address, "--api-key", Key, "--query", $"status={Key}");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.Contain("status=***").And.Not.Contain("verysecret"));
    }

    [Test]
    public async Task Retries_and_what_had_no_answer_are_shown_as_well()
    {
        await using var sandbox = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = 12, FaultRate = 1 });

        var run = await CliRun.OfAsync("list", "meibel", "support", "--verbose", "--base-url", sandbox.BaseAddress("meibel").AbsoluteUri, "--api-key", sandbox.ApiKey);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.ErrorLines.Count(line => line.StartsWith("> GET", StringComparison.Ordinal)), Is.EqualTo(sandbox.Requests["meibel"].Received).And.GreaterThan(1));
        Assert.That(run.ErrorLines.Where(line => line is ['<', ' ', not ' ', ..]), Has.All.Match("^< (429|503|no answer)"));
    }

    [Test]
    public async Task Without_it_nothing_is_shown()
    {
        await using var sandbox = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = 12 });

        Assert.That((await CliRun.OfAsync("list", "lyzr", "support", "--format", "ndjson", "--base-url", sandbox.BaseAddress("lyzr").AbsoluteUri, "--api-key", sandbox.ApiKey)).Error, Is.Empty);
    }
}
