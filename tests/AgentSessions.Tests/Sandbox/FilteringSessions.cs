using System.Text.Json.Nodes;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

[TestFixture]
internal sealed class FilteringSessions
{
    private const int Count = 1_007;
    private SandboxCaller _caller = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = Count });

    [OneTimeTearDown]
    public async Task StopAsync() => await _caller.DisposeAsync();

    [TestCase("meibel", "status=RUNNING", "status", "RUNNING")]
    [TestCase("meibel", "status=TERMINATED", "status", "TERMINATED")]
    [TestCase("pgai", "type=voice", "type", "voice")]
    public Task A_member_of_that_name_has_that_value(string vendor, string query, string member, string value) =>
        LeavesAsync(vendor, query, row => (string?)row[member] == value);

    [Test]
    public Task A_deployment_is_found_by_its_id()
    {
        var id = Items("pipecat-cloud").Select(row => (string?)row["deploymentId"]).First(id => id is not null)!;
        return LeavesAsync("pipecat-cloud", $"deploymentId={id}", row => (string?)row["deploymentId"] == id);
    }

    [Test]
    public async Task Times_bound_the_start_on_either_side()
    {
        var times = Items("pipecat-cloud").Select(row => row["createdAt"]!.GetValue<DateTimeOffset>()).ToList();
        var from = times[600].ToUnixTimeSeconds();
        var to = times[400].ToUnixTimeSeconds();
        Func<JsonNode, bool> within = row => row["createdAt"]!.GetValue<DateTimeOffset>() is var at && at > DateTimeOffset.FromUnixTimeSeconds(from) && at < DateTimeOffset.FromUnixTimeSeconds(to);
        await LeavesAsync("pipecat-cloud", $"startTimeMin={from}&startTimeMax={to}", within);
        await LeavesAsync("pipecat-cloud", $"startTime={from}&endTime={to}", within);
    }

    [TestCase("startTimeMax=0")]
    [TestCase("startTimeMin=0&startTimeMax=0")]
    public async Task A_maximum_of_0_leaves_nothing(string query)
    {
        var page = await _caller.PageAsync("pipecat-cloud", query);
        Assert.That(page.ToJsonString(), Is.EqualTo("""{"total_count":0,"sessions":[]}"""));
    }

    [Test]
    public async Task A_session_is_active_until_it_ends()
    {
        await LeavesAsync("pipecat-cloud", "status=active", row => row["endedAt"] is null);
        await LeavesAsync("pipecat-cloud", "status=ended", row => row["endedAt"] is not null);
        await LeavesAsync("pipecat-cloud", "status=all", _ => true, all: true);
        Assert.That(Items("meibel").Where(row => (string?)row["status"] == "RUNNING"), Is.All.Matches<JsonNode>(row => row["end_time"] is null));
    }

    [Test]
    public async Task A_start_is_cold_or_warm()
    {
        await LeavesAsync("pipecat-cloud", "startType=cold", row => row["coldStart"]?.GetValue<bool>() == true);
        await LeavesAsync("pipecat-cloud", "startType=warm&status=ended", row => row["coldStart"]?.GetValue<bool>() == false && row["endedAt"] is not null);
    }

    [Test]
    public Task A_search_looks_into_all_text() =>
        LeavesAsync("pgai", "search=REFUND", row => row.AsObject().Any(member => member.Value is JsonValue value && value.ToString().Contains("refund", StringComparison.OrdinalIgnoreCase)));

    [TestCase("meibel", "sort_by=status&sort_order=asc", "status")]
    [TestCase("pgai", "sort_by=title&sort_order=asc", "title")]
    public async Task Sessions_sort_by_a_member_and_keep_their_order_where_it_is_the_same(string vendor, string query, string member)
    {
        var expected = Items(vendor).OrderBy(row => (string?)row[member], StringComparer.Ordinal).Select(row => SandboxCaller.IdOf(vendor, row)).ToList();
        Assert.That(await _caller.ReadAllAsync(vendor, 50, query), Is.EqualTo(expected));
        expected.Reverse();
        Assert.That(await _caller.ReadAllAsync(vendor, 50, query.Replace("asc", "desc", StringComparison.Ordinal)), Is.EqualTo(expected));
    }

    private IEnumerable<JsonNode> Items(string vendor) => Enumerable.Range(0, Count).Select(index => _caller.Server.Item(vendor, index));

    private async Task LeavesAsync(string vendor, string query, Func<JsonNode, bool> passes, bool all = false)
    {
        var expected = Items(vendor).Where(passes).Select(row => SandboxCaller.IdOf(vendor, row)).ToList();
        Assert.That(expected, all ? Has.Count.EqualTo(Count) : Has.Count.InRange(1, Count - 1));
        Assert.That(await _caller.ReadAllAsync(vendor, 50, query), Is.EqualTo(expected));
    }
}
