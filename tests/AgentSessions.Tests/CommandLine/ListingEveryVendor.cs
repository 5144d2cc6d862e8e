using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgentSessions.Cli;
using AgentSessions.Tests.Sandbox;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.CommandLine;

internal sealed partial class ListingEveryVendor
{
    private const int Sessions = 257;
    private SandboxServer _sandbox = null!;

    private static IEnumerable<TestCaseData> Clients => VendorClient.All.Select(client => new TestCaseData(client.Vendor, client.Generator.Name));

    [OneTimeSetUp]
    public async Task StartAsync() => _sandbox = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = Sessions });

    [OneTimeTearDown]
    public async Task StopAsync() => await _sandbox.DisposeAsync();

    [TestCaseSource(nameof(Clients))]
    public async Task Every_session_comes_once_in_order_and_as_it_was_served(string vendor, string generator)
    {
        var run = await ListAsync(vendor, generator, "--format", "ndjson");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Is.Empty);
        var items = run.Items.ToList();
        Assert.That(items, Has.Count.EqualTo(Sessions));
        for (var i = 0; i < items.Count; i++)
            Assert.That(JsonNode.DeepEquals(Plain(items[i]), Plain(_sandbox.Item(vendor, i))), Is.True, () => $"{items[i]} was served as {_sandbox.Item(vendor, i)}");
    }

    [TestCaseSource(nameof(Clients))]
    public async Task A_listing_in_two_runs_is_the_listing_in_one(string vendor, string generator)
    {
        var first = await ListAsync(vendor, generator, "--format", "ndjson", "--max", "123");
        var second = await ListAsync(vendor, generator, "--format", "ndjson", "--resume", first.Checkpoint!);

        var whole = await ListAsync(vendor, generator, "--format", "ndjson");
        Assert.That(first.Lines, Has.Count.EqualTo(123));
        Assert.That(first.Output + second.Output, Is.EqualTo(whole.Output));
        Assert.That(second.Checkpoint, Is.Null);
    }

    [Test]
    public async Task Requests_side_by_side_change_nothing([Values("meibel", "pgai", "foundry")] string vendor, [Values] bool isPrefetched)
    {
        var run = await ListAsync(vendor, "nswag", "--format", "ndjson", "--page-size", "10", "--concurrency", "8", "--prefetch", isPrefetched ? "2" : "0");

        Assert.That(run.Output, Is.EqualTo((await ListAsync(vendor, "nswag", "--format", "ndjson")).Output));
    }

    /// <summary>An instant is the same in either spelling.</summary>
    private static JsonNode? Plain(JsonNode? item) => JsonNode.Parse(Instant().Replace(item!.ToJsonString(), "$1$2Z\""));

    [GeneratedRegex(@"(\d\dT[\d:]+)(\.\d*[1-9])?[.0]*(?:Z|\\u002B00:00)""")]
    private static partial Regex Instant();

    private Task<CliRun> ListAsync(string vendor, string generator, params string[] more)
    {
        string[] agent = VendorClient.Find(vendor, generator).TakesAgent ? ["support"] : [];
        return CliRun.OfAsync(["list", vendor, .. agent, "--generator", generator, "--base-url", _sandbox.BaseAddress(vendor).AbsoluteUri, "--api-key", _sandbox.ApiKey, .. more]);
    }
}
