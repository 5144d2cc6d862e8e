using System.Text.Json;
using AgentSessions.Tests.Sandbox;
using SpecClients.Paging;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Vendors;

/// <summary>A listing goes on from behind any page, in another client of either generator, and stops when it is told to.</summary>
[TestFixture]
internal sealed class ResumingListings
{
    private const int Sessions = 307;

    private SandboxServer _sandbox = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _sandbox = await SandboxServer.StartAsync(OurDocuments.All, new SandboxOptions { SessionsPerVendor = Sessions });

    [OneTimeTearDown]
    public async Task StopAsync() => await _sandbox.DisposeAsync();

    [TestCaseSource(typeof(Caller), nameof(Caller.All))]
    public async Task From_every_page_on_nothing_is_lost_or_repeated(Caller caller)
    {
        foreach (var size in (int?[])[40, 50, null])
        {
            var pages = await PagesAsync(caller, new PagingOptions { PageSize = caller.PageSize is null ? null : size });
            Assert.That(pages.SelectMany(page => page.Items), Is.EqualTo(Enumerable.Range(0, Sessions).Select(index => Text(_sandbox.Item(caller.Id, index).ToJsonString()))));
            Assert.That(pages.Select(page => page.Checkpoint is null), Is.EqualTo(pages.Select((_, index) => index == pages.Count - 1)), "All pages but the last have a checkpoint.");
            foreach (var (index, page) in pages.SkipLast(1).Index().Where(one => size is not null || one.Index % 5 == 0))
            {
                var rest = await PagesAsync(caller, new PagingOptions { PageSize = size, ResumeFrom = page.Checkpoint });
                Assert.That(rest.SelectMany(one => one.Items), Is.EqualTo(pages.Skip(index + 1).SelectMany(one => one.Items)), $"from page {index + 1} on");
                Assert.That(rest[0].Number, Is.EqualTo(index + 2));
            }
        }
    }

    [TestCaseSource(typeof(Caller), nameof(Caller.ByVendor))]
    public async Task What_one_generator_began_the_other_ends(Caller[] callers)
    {
        foreach (var (one, other) in (IEnumerable<(Caller, Caller)>)[(callers[0], callers[1]), (callers[1], callers[0])])
        {
            var pages = await PagesAsync(one, new PagingOptions { PageSize = one.PageSize is null ? null : 50 });
            if (pages[0].Checkpoint is not { } checkpoint)
                continue;
            var rest = await PagesAsync(other, new PagingOptions { PageSize = 50, ResumeFrom = checkpoint });
            Assert.That(rest.SelectMany(page => page.Items), Is.EqualTo(pages.Skip(1).SelectMany(page => page.Items)));
        }
    }

    [TestCaseSource(typeof(Caller), nameof(Caller.Alone))]
    public async Task A_checkpoint_of_another_vendor_is_refused_before_anything_is_sent(Caller caller)
    {
        foreach (var other in Caller.Alone.Where(other => other.Id != caller.Id))
        {
            if ((await PagesAsync(other, new PagingOptions { PageSize = other.PageSize is null ? null : 50, MaxPages = 1 }))[0].Checkpoint is not { } checkpoint)
                continue;
            var before = _sandbox.Requests[caller.Id].Received;
            Assert.That(() => PagesAsync(caller, new PagingOptions { ResumeFrom = checkpoint }), Throws.ArgumentException.With.Message.Contain("another vendor"), other.ToString());
            Assert.That(_sandbox.Requests[caller.Id].Received, Is.EqualTo(before));
        }
    }

    [TestCaseSource(typeof(Caller), nameof(Caller.All))]
    public async Task Cancelling_ends_a_listing_and_its_requests(Caller caller)
    {
        using var connection = caller.Connect(_sandbox);
        using var cancelling = new CancellationTokenSource();
        var before = _sandbox.Requests[caller.Id].Received;
        var items = 0;
        async Task ReadAsync()
        {
            await foreach (var _ in connection.Items(new PagingOptions { PageSize = caller.PageSize is null ? null : 10 }).WithCancellation(cancelling.Token))
            {
                if (++items == 25)
                    await cancelling.CancelAsync();
            }
        }
        if (caller.PageSize is null)
        {
            await cancelling.CancelAsync();
            Assert.That(ReadAsync, Throws.InstanceOf<OperationCanceledException>());
            Assert.That((items, _sandbox.Requests[caller.Id].Received - before), Is.EqualTo((0, 0)));
            return;
        }
        Assert.That(ReadAsync, Throws.InstanceOf<OperationCanceledException>());
        // A request that was on its way when the listing was left may still arrive; one begun later would be the fifth.
        await Task.Delay(50);
        Assert.That(items, Is.InRange(25, 30), "The page at hand at most.");
        Assert.That(_sandbox.Requests[caller.Id].Received - before, Is.InRange(3, 4), "Three pages, and the one that is read ahead.");
    }

    private static string Text(string json) => JsonSerializer.Serialize(JsonElement.Parse(json) is { ValueKind: JsonValueKind.Object } item
        ? item.EnumerateObject().First(member => member.Name is "id" or "session_id" or "sessionId" or "agent_session_id").Value : JsonElement.Parse(json));

    private async Task<List<(long Number, List<string> Items, string? Checkpoint)>> PagesAsync(Caller caller, PagingOptions paging)
    {
        using var connection = caller.Connect(_sandbox);
        var pages = new List<(long, List<string>, string?)>();
        await foreach (var page in connection.Pages(paging))
        {
            var items = ((IEnumerable<object>)page.Items).Select(item => Text(caller.Vendor.Generator.Write(item))).ToList();
            pages.Add(((long)page.Number, items, (string?)page.Checkpoint));
        }
        return pages;
    }
}
