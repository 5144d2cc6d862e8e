using System.Net;
using System.Text.Json.Nodes;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

[TestFixtureSource(typeof(SandboxCaller), nameof(SandboxCaller.Vendors))]
internal sealed class ListingSessions(string vendor)
{
    private SandboxCaller _caller = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 1_007 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _caller.DisposeAsync();

    [Test]
    public async Task A_page_is_what_the_document_describes()
    {
        var schema = SchemaCheck.Of(vendor);
        var page = await _caller.PageAsync(vendor);
        Assert.Multiple(() =>
        {
            Assert.That(schema.Differences(page, schema.Response(200)), Is.Empty);
            Assert.That(SandboxCaller.RowsOf(vendor, page), Is.Not.Empty);
        });
    }

    [TestCase(50)]
    [TestCase(19)]
    public async Task Pages_add_up_to_every_session_once_and_in_order(int size) =>
        Assert.That(await _caller.ReadAllAsync(vendor, size), Is.EqualTo(_caller.Expected(vendor, 1_007)));

    [Test]
    public async Task What_is_served_is_what_the_item_says()
    {
        var rows = SandboxCaller.RowsOf(vendor, await _caller.PageAsync(vendor));
        for (var index = 0; index < rows.Count; index++)
            Assert.That(JsonNode.DeepEquals(rows[index], _caller.Server.Item(vendor, index)), $"{rows[index]}");
    }

    [Test]
    public void Ids_are_unique() => Assert.That(_caller.Expected(vendor, 1_007), Is.Unique);

    [Test]
    public async Task Optional_members_are_sometimes_absent_and_nullable_ones_sometimes_null()
    {
        Assume.That(vendor, Is.Not.AnyOf("lyzr", "foundry"), "No member of its items is optional.");
        var rows = SandboxCaller.RowsOf(vendor, await _caller.PageAsync(vendor)).Select(row => row!.AsObject()).ToList();
        var names = rows.SelectMany(row => row.Select(member => member.Key)).Distinct().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(names.Where(name => rows.Exists(row => !row.ContainsKey(name))), Is.Not.Empty);
            Assert.That(names.Where(name => rows.Exists(row => row.ContainsKey(name) && row[name] is null)), Is.Not.Empty);
        });
    }

    [Test]
    public async Task Another_server_with_the_same_seed_serves_the_same_bytes()
    {
        await using var same = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 1_007 });
        await using var other = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 1_007, Seed = 2 });
        var page = (await _caller.PageAsync(vendor)).ToJsonString();
        Assert.That((await same.PageAsync(vendor)).ToJsonString(), Is.EqualTo(page));
        if (vendor != "lyzr")
            Assert.That((await other.PageAsync(vendor)).ToJsonString(), Is.Not.EqualTo(page));
    }

    [Test]
    public async Task Any_agent_has_sessions_but_the_missing_one()
    {
        Assume.That(vendor, Is.Not.EqualTo("pgai"), "Its path names no agent.");
        var (found, _) = await _caller.AskAsync(vendor, SandboxCaller.Listing(vendor).Replace("support", "a%2Fb%20c", StringComparison.Ordinal));
        var (missing, error) = await _caller.AskAsync(vendor, SandboxCaller.Listing(vendor).Replace("support", "missing-agent", StringComparison.Ordinal));
        var schema = SchemaCheck.Of(vendor);
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(missing, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(schema.Differences(error, schema.Response(404) ?? schema.AnyError()), Is.Empty);
        });
    }
}
