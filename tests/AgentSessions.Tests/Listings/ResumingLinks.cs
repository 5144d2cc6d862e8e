using System.Buffers.Text;
using SpecClients.Paging;

namespace AgentSessions.Tests.Listings;

/// <summary>A checkpoint of a listing by links holds where a link leads below the server's address, and leads nowhere else.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
internal sealed class ResumingLinks(string generator)
{
    private ListedClient _client = null!;

    [OneTimeSetUp]
    public async Task GenerateAsync() => _client = await ListedClient.CreateAsync(generator, LinkedSpec.Document, LinkedSpec.Overlay);

    [Test]
    public async Task It_goes_on_at_the_same_server_and_at_another_of_the_same_vendor()
    {
        var checkpoints = await CheckpointsAsync();
        Assert.That(checkpoints, Has.Count.EqualTo(3));
        await using var other = await ServeAsync();
        foreach (var (page, checkpoint) in checkpoints.SkipLast(1).Index())
            Assert.That(await IdsAsync(other.Address, checkpoint!), Is.EqualTo(Enumerable.Range(3 * (page + 1), LinkServer.Rows - 3 * (page + 1))));
        Assert.That(other.Seen.First().Line, Is.EqualTo("GET /v3/runs?at=3&of=a%20b"));
    }

    [Test]
    public async Task It_goes_on_with_pages_of_the_size_that_its_link_asks_for()
    {
        var checkpoint = (await CheckpointsAsync(3))[0];
        Assert.That(() => IdsAsync(new("http://127.0.0.1:1/"), checkpoint!, 4), Throws.ArgumentException.With.Message.Contains("it was taken with pages of 3"));
        await using var server = await ServeAsync();
        Assert.That(await IdsAsync(server.Address, checkpoint!, 3), Has.Count.EqualTo(5));
    }

    [TestCase("https://elsewhere.test/v3/runs?at=3")]
    [TestCase("//elsewhere.test/v3/runs?at=3")]
    [TestCase("/admin")]
    [TestCase("\\\\elsewhere.test\\runs")]
    [TestCase("../admin")]
    [TestCase("runs/../../admin")]
    [TestCase("runs/%2E%2e/%2e%2e/admin")]
    [TestCase("..%2fadmin")]
    [TestCase("..\\admin")]
    [TestCase("runs?at=3#x")]
    [TestCase("runs?at=3 4")]
    [TestCase("runs?at=3\r\nX-Key: x")]
    [TestCase("javascript:/x")]
    public void A_forged_one_that_leads_elsewhere_is_refused_at_the_call(string link)
    {
        var forged = new Checkpoint(Operation, PagingKind.Link).Encode(new Position { Number = 2, Cursor = link });
        Assert.That(() => List(new("http://127.0.0.1:1/"), forged), Throws.ArgumentException.With.Message.EqualTo(
            "The checkpoint cannot be resumed from. Its link does not lead to the server that is listed from."));
    }

    [TestCase("@elsewhere.test/")]
    [TestCase(":80@elsewhere.test/")]
    [TestCase(".elsewhere.test/")]
    public async Task A_forged_one_that_would_change_the_host_asks_the_server_itself(string link)
    {
        await using var server = await ServeAsync();
        Assert.That(await IdsAsync(server.Address, new Checkpoint(Operation, PagingKind.Link).Encode(new Position { Number = 2, Cursor = link })), Is.Not.Empty);
        Assert.That(server.Seen.First().Line, Is.EqualTo($"GET /v3/{link}"));
    }

    [Test]
    public async Task One_of_a_cursor_is_not_one_of_a_link()
    {
        var checkpoint = new Checkpoint(Operation, PagingKind.Forward).Encode(new Position { Number = 2, Cursor = "runs?at=3" });
        Assert.That(() => List(new("http://127.0.0.1:1/"), checkpoint), Throws.ArgumentException.With.Message.Contains("paged by Forward"));
        Assert.That(Base64Url.DecodeFromChars((await CheckpointsAsync())[0])[1], Is.EqualTo((byte)PagingKind.Link));
    }

    private static PagedOperation Operation => new("acme", "listRuns", []);

    private static Task<LinkServer> ServeAsync() => LinkServer.StartAsync((_, at) => (at < LinkServer.Rows ? $"?at={at}&of=a b" : null, []));

    private async Task<List<string?>> CheckpointsAsync(int? size = null)
    {
        await using var server = await ServeAsync();
        dynamic list = _client.List("listRuns", _client.Connect(server.Address, "any-key"), new PagingOptions { PageSize = size });
        var pages = (IAsyncEnumerable<dynamic>)list.AsPages();
        return await pages.Select(page => (string?)page.Checkpoint).ToListAsync();
    }

    private IAsyncEnumerable<object> List(Uri server, string checkpoint, int? size = null) =>
        _client.List("listRuns", _client.Connect(server, "any-key"), new PagingOptions { ResumeFrom = checkpoint, PageSize = size });

    private async Task<List<int>> IdsAsync(Uri server, string checkpoint, int? size = null) =>
        await List(server, checkpoint, size).Select(item => Convert.ToInt32(item.GetType().GetProperty("Id")!.GetValue(item))).ToListAsync();
}
