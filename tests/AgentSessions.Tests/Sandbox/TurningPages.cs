using System.Net;
using System.Text.Json.Nodes;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

[TestFixture]
internal sealed class TurningPages
{
    private const int Count = 1_007;
    private SandboxCaller _caller = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = Count });

    [OneTimeTearDown]
    public async Task StopAsync() => await _caller.DisposeAsync();

    [TestCase("")]
    [TestCase("&order=asc")]
    [TestCase("&order=desc")]
    public async Task Cursors_lead_backwards_through_every_session(string order)
    {
        var forward = await _caller.ReadAllAsync("foundry", 100, order.TrimStart('&'));
        var ids = new List<string> { forward[^1] };
        for (var hasMore = true; hasMore;)
        {
            var page = await _caller.PageAsync("foundry", $"limit=100&before={ids[0]}{order}");
            ids.InsertRange(0, SandboxCaller.RowsOf("foundry", page).Select(row => SandboxCaller.IdOf("foundry", row)));
            Assert.That(page["first_id"]!.GetValue<string>(), Is.EqualTo(ids[0]));
            hasMore = page["has_more"]!.GetValue<bool>();
        }
        Assert.That(ids, Is.EqualTo(forward));
    }

    [Test]
    public async Task Descending_is_newest_first_and_ascending_its_reverse()
    {
        var expected = _caller.Expected("foundry", Count);
        Assert.That(await _caller.ReadAllAsync("foundry", 100, "order=desc"), Is.EqualTo(expected));
        expected.Reverse();
        Assert.That(await _caller.ReadAllAsync("foundry", 100, "order=asc"), Is.EqualTo(expected));
        Assert.That(await _caller.ReadAllAsync("meibel", 100, "sort_order=asc"), Is.EqualTo(_caller.Expected("meibel", Count).AsEnumerable().Reverse()));
        var times = Enumerable.Range(0, Count).Select(index => _caller.Server.Item("foundry", index)["created_at"]!.GetValue<long>());
        Assert.That(times, Is.Ordered.Descending);
    }

    [Test]
    public async Task The_page_before_and_after_the_same_ids_is_what_lies_between()
    {
        var ids = _caller.Expected("foundry", 10);
        var page = await _caller.PageAsync("foundry", $"after={ids[2]}&before={ids[6]}");
        Assert.That(SandboxCaller.RowsOf("foundry", page).Select(row => SandboxCaller.IdOf("foundry", row)), Is.EqualTo(ids[3..6]));
        Assert.That(page["has_more"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public async Task The_page_after_the_last_session_is_empty_and_has_no_ids()
    {
        var page = await _caller.PageAsync("foundry", $"after={SandboxCaller.IdOf("foundry", _caller.Server.Item("foundry", Count - 1))}");
        Assert.That(page.ToJsonString(), Is.EqualTo("""{"data":[],"has_more":false}"""));
    }

    [TestCase("foundry", 20)]
    [TestCase("meibel", 100)]
    [TestCase("pipecat-cloud", 10)]
    [TestCase("pgai", 25)]
    [TestCase("lyzr", Count)]
    public async Task A_page_has_the_default_size(string vendor, int size) =>
        Assert.That(SandboxCaller.RowsOf(vendor, await _caller.PageAsync(vendor)), Has.Count.EqualTo(size));

    [TestCase("meibel", "offset=2000", "total")]
    [TestCase("pipecat-cloud", "offset=9223372036854775807", "total_count")]
    [TestCase("pgai", "page=9223372036854775807", "total")]
    public async Task A_page_beyond_the_end_is_empty_and_still_tells_the_total(string vendor, string query, string total)
    {
        var page = await _caller.PageAsync(vendor, query);
        Assert.That(SandboxCaller.RowsOf(vendor, page), Is.Empty);
        Assert.That(page[total]!.GetValue<long>(), Is.EqualTo(Count));
    }

    [Test]
    public async Task An_untyped_body_tells_its_page_and_size()
    {
        var page = await _caller.PageAsync("pgai", "page=21&per_page=50");
        Assert.That(new JsonObject(page.AsObject().Where(member => member.Key != "data").Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString(),
            Is.EqualTo("""{"page":21,"per_page":50,"total":1007}"""));
        Assert.That(SandboxCaller.RowsOf("pgai", page), Has.Count.EqualTo(7));
    }

    [TestCase("after=sess_001007")]
    [TestCase("after=sess_1")]
    [TestCase("after=")]
    [TestCase("before=nonsense")]
    public async Task An_unknown_cursor_is_refused(string query)
    {
        var (status, error) = await _caller.AskAsync("foundry", SandboxCaller.Listing("foundry", query));
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(error!["error"]!["code"]!.GetValue<string>(), Is.EqualTo("unknown_cursor"));
    }
}
