using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SpecClients.Paging;

namespace AgentSessions.Tests.Listings;

/// <summary>Links to the next page are followed by both generators' clients: signed, by the operation's own method, and to nowhere else.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
internal sealed class FollowingLinks(string generator)
{
    private const string Key = "k3y-that-nobody-may-see";

    private static readonly (string, object?) Search = ("body", new Dictionary<string, object?> { ["Text"] = "x" });
    private static readonly IEnumerable<int> All = Enumerable.Range(0, LinkServer.Rows);

    private ListedClient _client = null!;

    [OneTimeSetUp]
    public async Task GenerateAsync() => _client = await ListedClient.CreateAsync(generator, LinkedSpec.Document, LinkedSpec.Overlay);

    [TestCase("{origin}/v3/runs?at={at}&state=off", Description = "absolute")]
    [TestCase("/v3/runs?at={at}&state=off", Description = "an absolute path")]
    [TestCase("runs?at={at}&state=off", Description = "beside the page")]
    [TestCase("?at={at}&state=off", Description = "another query of the page")]
    [TestCase("../v3/./runs?at={at}&state=off#top", Description = "by a detour")]
    public async Task A_link_in_the_body_is_what_is_asked_and_all_else_is_the_operations(string link)
    {
        await using var server = await LinkServer.StartAsync((request, at) => (at < LinkServer.Rows ? Of(request, link, at) : null, []));
        Assert.That(await IdsAsync(server, "listRuns", null, ("limit", 3L), ("state", "on"), ("xTenant", "t")), Is.EqualTo(All));
        Assert.That(server.Seen.Select(seen => seen.Line), Is.EqualTo(
            ["GET /v3/runs?limit=3&state=on", "GET /v3/runs?at=3&state=off", "GET /v3/runs?at=6&state=off"]));
        Assert.That(server.Seen.Select(seen => (seen.Key, seen.Tenant)), Has.All.EqualTo((Key, "t")));
    }

    [Test]
    public async Task A_link_that_is_null_empty_or_blank_is_the_end([Values(null, "", "  ")] string? end)
    {
        await using var server = await LinkServer.StartAsync((_, at) => (at < LinkServer.Rows ? $"?at={at}" : end, []));
        Assert.That(await IdsAsync(server, "listRuns"), Is.EqualTo(All));
        Assert.That(await IdsAsync(server, "searchRuns", null, Search), Is.EqualTo(All));
    }

    [Test]
    public async Task A_method_and_a_body_stay_what_they_are()
    {
        await using var server = await LinkServer.StartAsync((_, at) => (at < LinkServer.Rows ? $"?at={at}" : null, []));
        Assert.That(await IdsAsync(server, "searchRuns", new() { PageSize = 3 }, Search), Is.EqualTo(All));
        Assert.That(server.Seen.Select(seen => seen.Line), Is.EqualTo(["POST /v3/runs/search", "POST /v3/runs/search?at=3", "POST /v3/runs/search?at=6"]));
        var body = new JsonObject { ["text"] = "x", ["limit"] = 3 };
        Assert.That(server.Seen.Select(seen => JsonNode.DeepEquals(JsonNode.Parse(seen.Body), body)), Has.All.True);
    }

    [TestCase("listRows")]
    [TestCase("listUntyped")]
    public async Task A_link_in_a_header_leads_on_whatever_the_body_is(string operation)
    {
        await using var server = await LinkServer.StartAsync((_, at) => (null, at < LinkServer.Rows
            ? ["<https://elsewhere.test/>; rel=\"license\"; title=\"a, <b>; rel=\\\"next\\\"\"", $"<?at=0>; rel=first, <?at={at}>; title=\"on\"; REL=\"last Next\""]
            : ["<?at=0>; rel=\"first prev\""]));
        Assert.That(await List(server, operation).CountAsync(), Is.EqualTo(LinkServer.Rows));
        Assert.That(server.Seen.Select(seen => seen.Key), Is.EqualTo([Key, Key, Key]));
    }

    [Test]
    public async Task A_header_that_has_no_links_is_told_rather_than_taken_for_the_end()
    {
        await using var server = await LinkServer.StartAsync((_, at) => (null, [$"https://acme.test/rows?at={at}; rel=next"]));
        var failure = Assert.ThrowsAsync<PaginationException>(() => IdsAsync(server, "listRows"))!;
        Assert.That((failure.Reason, failure.Page, failure.Message), Is.EqualTo((PaginationFault.StrayLink, 1L,
            "acme listRows, page 1: its Link header is no list of links: a link stands in angle brackets, as in <https://example.com/?page=2>; rel=\"next\".")));
    }

    [TestCase("https://elsewhere.test/v3/runs?at=3", "https://elsewhere.test/v3/runs")]
    [TestCase("//elsewhere.test/v3/runs?at=3", "http://elsewhere.test/v3/runs")]
    [TestCase("\\\\elsewhere.test\\v3\\runs", "file://elsewhere.test/v3/runs")]
    [TestCase("https://{host}/v3/runs?at=3", "https://{host}/v3/runs")]
    [TestCase("http://127.0.0.1:1/v3/runs?at=3", "http://127.0.0.1:1/v3/runs")]
    [TestCase("http://user:pass@elsewhere.test/", "http://elsewhere.test/")]
    [TestCase("/admin?at=3", "http://{host}/admin")]
    [TestCase("../../admin", "http://{host}/admin")]
    [TestCase("/v3/%2e%2e%2fadmin", "http://{host}/v3/..%2fadmin")]
    [TestCase("file:///etc/passwd", "file:///etc/passwd")]
    [TestCase("javascript:alert(1)", "javascript:alert(1)")]
    public async Task A_link_that_leads_out_of_the_servers_address_is_refused_once_its_page_is_delivered(string link, string came)
    {
        await using var server = await LinkServer.StartAsync((request, _) => (Of(request, link, 3), []));
        var ids = new List<int>();
        var failure = Assert.ThrowsAsync<PaginationException>(async () =>
        {
            await foreach (var item in List(server, "listRuns"))
                ids.Add(IdOf(item));
        })!;
        Assert.That(ids, Is.EqualTo([0, 1, 2]));
        Assert.That(server.Seen, Has.Count.EqualTo(1));
        Assert.That((failure.Reason, failure.Page), Is.EqualTo((PaginationFault.StrayLink, 1L)));
        Assert.That(failure.Message, Is.EqualTo(
            $"acme listRuns, page 1: its link to the next page leads to {came.Replace("{host}", server.Address.Authority)}, "
            + $"which is not below the server's address, {server.Address}/, and is not asked. Where both are the vendor's, set BaseAddress to what the links begin with."));
    }

    [Test]
    public async Task A_link_that_is_no_address_is_shown_in_one_line()
    {
        await using var server = await LinkServer.StartAsync((_, _) => ("http://[\u001b[2J\nx", []));
        var failure = Assert.ThrowsAsync<PaginationException>(() => IdsAsync(server, "searchRuns", null, Search))!;
        Assert.That(failure.Message, Is.EqualTo("acme searchRuns, page 1: its link to the next page is no address: http://[ [2J x"));
    }

    [TestCase(0, 0, 3, Description = "to the page itself")]
    [TestCase(3, 3, 6, Description = "to a page that a link led to")]
    [TestCase(6, 3, 8, Description = "to an earlier one")]
    public async Task A_link_that_leads_back_is_a_loop(int from, int back, int delivered)
    {
        var backward = back == 0 ? "/v3/runs" : $"?at={back}";
        await using var server = await LinkServer.StartAsync((_, at) => (at - LinkServer.Size == from ? backward : $"?at={at}", []));
        var ids = new List<int>();
        var failure = Assert.ThrowsAsync<PaginationException>(async () =>
        {
            await foreach (var item in List(server, "listRuns"))
                ids.Add(IdOf(item));
        })!;
        Assert.That((failure.Reason, ids.Count), Is.EqualTo((PaginationFault.RepeatedCursor, delivered)));
        Assert.That(failure.Message, Does.EndWith("its link leads back to an earlier page."));
    }

    [Test]
    public async Task An_empty_page_that_has_a_link_to_itself_is_the_end()
    {
        await using var server = await LinkServer.StartAsync((_, at) => ($"?at={Math.Min(at, 9)}", []));
        Assert.That(await IdsAsync(server, "listRuns"), Is.EqualTo(All));
        Assert.That(server.Seen.Last().Line, Is.EqualTo("GET /v3/runs?at=9"));
    }

    [Test]
    public async Task A_key_in_the_query_is_signed_anew_and_stands_in_no_checkpoint()
    {
        await using var server = await LinkServer.StartAsync((request, at) =>
            (at < LinkServer.Rows ? $"?api_key={request.Query["api_key"]}&at={at}" : null, []));
        var (ids, checkpoints) = (new List<int>(), new List<string>());
        await foreach (var page in (IAsyncEnumerable<dynamic>)((dynamic)List(server, "listSigned")).AsPages())
        {
            foreach (object item in page.Items)
                ids.Add(IdOf(item));
            checkpoints.Add((string?)page.Checkpoint ?? "");
        }
        Assert.That(ids, Is.EqualTo(All));
        var texts = checkpoints.Select(text => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)));
        Assert.That(texts, Has.None.Contains(Key).And.Some.Contains("signed?at=6"));
        Assert.That(server.Seen.Select(seen => seen.Line), Is.EqualTo(
            [$"GET /v3/signed?api_key={Key}", $"GET /v3/signed?at=3&api_key={Key}", $"GET /v3/signed?at=6&api_key={Key}"]));
    }

    [Test]
    public async Task A_request_of_another_operation_on_the_way_is_its_own()
    {
        await using var server = await LinkServer.StartAsync((_, at) => (at < LinkServer.Rows ? $"?at={at}" : null, []));
        using var aside = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri($"{server.Address}/") };
        dynamic other = _client.ClientOf("listUntyped", aside);
        using var before = new Before(() => generator == "kiota" ? other.Untyped.GetAsync() : other.ListUntypedAsync());
        using var http = new HttpClient(before) { BaseAddress = new Uri($"{server.Address}/") };
        Assert.That(await _client.List("listRuns", http).CountAsync(), Is.EqualTo(LinkServer.Rows));
        Assert.That(server.Seen.Select(seen => seen.Line), Is.EqualTo(
            ["GET /v3/untyped", "GET /v3/runs", "GET /v3/untyped", "GET /v3/runs?at=3", "GET /v3/untyped", "GET /v3/runs?at=6"]));
    }

    private sealed class Before(Func<Task> call) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await call();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private static string Of(HttpRequest request, string link, int at) =>
        link.Replace("{origin}", $"http://{request.Host}").Replace("{host}", request.Host.ToString()).Replace("{at}", $"{at}");

    private IAsyncEnumerable<object> List(LinkServer server, string operation, PagingOptions? paging = null, params (string, object?)[] arguments) =>
        _client.List(operation, _client.Connect(server.Address, Key), paging, arguments);

    private Task<List<int>> IdsAsync(LinkServer server, string operation, PagingOptions? paging = null, params (string, object?)[] arguments) =>
        List(server, operation, paging, arguments).Select(IdOf).ToListAsync().AsTask();

    private static int IdOf(object item) => Convert.ToInt32(item.GetType().GetProperty("Id")!.GetValue(item));
}
