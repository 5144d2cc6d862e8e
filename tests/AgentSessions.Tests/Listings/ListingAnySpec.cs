using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using SpecClients.Paging;

namespace AgentSessions.Tests.Listings;

/// <summary>What an overlay says of an operation's pages is listed by both generators' clients, whichever way they turn.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
internal sealed class ListingAnySpec(string generator)
{
    private ListedClient _client = null!;

    [OneTimeSetUp]
    public async Task GenerateAsync() => _client = await ListedClient.CreateAsync(generator, PagedSpec.Document, PagedSpec.Overlay);

    [Test]
    public void An_operation_of_which_nothing_is_said_has_no_listing() =>
        Assert.That(_client.Listings.Values.Select(method => method.Name), Is.EquivalentTo((string[])["ListAllRunsAsync", "ListAllPagesAsync", "ListAllAfterAsync", "ListAllSearchAsync", "ListAllUntypedAsync", "ListAllHeadersAsync", "ListAllNumberedAsync"]));

    [Test]
    public async Task An_offset_that_has_to_be_sent_is_and_every_filter_goes_along()
    {
        var server = new Server(request =>
        {
            var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
            Assert.That((request.RequestUri.AbsolutePath, query["state"], query["api-version"], request.Headers.TryGetValues("X-Tenant", out var tenant) ? tenant.Single() : null), Is.EqualTo(("/agents/a/runs", "on", "7", "t")));
            return Nested(Rows(int.Parse(query["skip"]!), int.Parse(query["limit"] ?? "3"), 8), new() { ["total"] = 8 });
        });
        Assert.That(await IdsAsync(_client.List("listRuns", server, null, ("agentId", "a"), ("state", "on"), ("xTenant", "t"))), Is.EqualTo(Enumerable.Range(0, 8)));
        Assert.That(server.Requests, Is.EqualTo(3));
    }

    [Test]
    public void A_page_larger_than_the_description_allows_is_refused() => Assert.That(
        () => _client.List("listRuns", new Server(_ => new JsonObject()), new PagingOptions { PageSize = 41 }, ("agentId", "a")),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("holds 1 to 40 items"));

    [Test]
    public async Task A_body_that_is_the_list_is_read_page_by_page()
    {
        var server = new Server(request => Rows(4 * (int.Parse(HttpUtility.ParseQueryString(request.RequestUri!.Query)["page"] ?? "1") - 1), 4, 10));
        Assert.That(await IdsAsync(_client.List("getAllPages", server)), Is.EqualTo(Enumerable.Range(0, 10)));
    }

    [TestCase(3, 3, Description = "The last page is not full.")]
    [TestCase(2, 3, Description = "It is: a count alone is not believed.")]
    public async Task Pages_that_are_counted_from_0_end_where_there_are_no_more(int size, int requests)
    {
        var server = new Server(request => Nested(Rows(size * int.Parse(HttpUtility.ParseQueryString(request.RequestUri!.Query)["page"]!), size, size == 3 ? 8 : 4), new() { ["pages"] = size == 3 ? 3 : 2 }));
        Assert.That(await IdsAsync(_client.List("numbered", server, new PagingOptions { Prefetch = 0 })), Is.EqualTo(Enumerable.Range(0, size == 3 ? 8 : 4)));
        Assert.That(server.Requests, Is.EqualTo(requests));
    }

    [Test]
    public async Task A_header_may_turn_the_pages_and_parameters_may_be_called_as_ours_are()
    {
        var server = new Server(request =>
        {
            var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
            Assert.That((query["client"], query["paging"], query["class"], query["x-page"]), Is.EqualTo(("c", "p", "k", "q")));
            return Rows(4 * (request.Headers.TryGetValues("X-Page", out var page) ? int.Parse(page.Single()) - 1 : 0), 4, 10);
        });
        (string, object?)[] filters = generator == "kiota"
            ? [("query.Client", "c"), ("query.Paging", "p"), ("query.Class", "k"), ("query.XPage", "q")]
            : [("client2", "c"), ("paging2", "p"), ("class2", "k"), ("xPage2", "q")];
        Assert.That(await IdsAsync(_client.List("listHeaders", server, null, filters)), Is.EqualTo(Enumerable.Range(0, 10)));
        Assert.That(server.Requests, Is.EqualTo(4), "Without a total one page more is asked for.");
    }

    [Test]
    public async Task A_cursor_that_is_the_last_rows_id_leads_on_until_no_row_is_left()
    {
        var server = new Server(request => Nested(Rows(HttpUtility.ParseQueryString(request.RequestUri!.Query)["after_id"] is { } after ? int.Parse(after) + 1 : 0, 4, 8), []));
        Assert.That(await IdsAsync(_client.List("searchAfter", server)), Is.EqualTo(Enumerable.Range(0, 8)));
        Assert.That(server.Requests, Is.EqualTo(3), "The last page is empty.");
    }

    [Test]
    public async Task A_request_that_pages_in_its_body_leaves_the_callers_body_as_it_is()
    {
        var bodies = new List<string>();
        var server = new Server(request =>
        {
            bodies.Add(request.Content!.ReadAsStringAsync().Result);
            var at = JsonNode.Parse(bodies[^1])!["page"]?["cursor"]?.GetValue<string>() is { } cursor ? int.Parse(cursor) : 0;
            return Nested(Rows(at, 2, 5), new() { ["next-cursor"] = $"{at + 2}", ["more"] = at + 2 < 5 });
        });
        var body = new Dictionary<string, object?> { ["Text"] = "x" };
        Assert.That(await IdsAsync(_client.List("search", server, new PagingOptions { PageSize = 2 }, ("body", body))), Is.EqualTo(Enumerable.Range(0, 5)));
        Assert.That(bodies.Select(text => JsonNode.Parse(text)!["page"]?["cursor"]?.GetValue<string>()), Is.EqualTo(new string?[] { null, "2", "4" }));
        Assert.That(bodies.Select(text => (JsonNode.Parse(text)!["text"]!.GetValue<string>(), JsonNode.Parse(text)!["page"]!["size"]!.GetValue<int>())), Is.All.EqualTo(("x", 2)));
    }

    [Test]
    public async Task The_items_of_an_answer_without_a_schema_are_found_by_their_pointer()
    {
        var server = new Server(request => new JsonObject
        {
            ["a/b"] = new JsonObject { ["rows"] = Rows(int.Parse(HttpUtility.ParseQueryString(request.RequestUri!.Query)["offset"] ?? "0"), 3, 7) },
            ["data"] = new JsonArray(),
        });
        var rows = await _client.List("untyped", server).ToListAsync();
        Assert.That(rows, Has.Count.EqualTo(7));
    }

    [Test]
    public async Task A_checkpoint_of_another_query_is_refused()
    {
        var server = new Server(request => Nested(Rows(int.Parse(HttpUtility.ParseQueryString(request.RequestUri!.Query)["skip"]!), 3, 8), new() { ["total"] = 8 }));
        dynamic first = _client.List("listRuns", server, new PagingOptions { MaxPages = 1 }, ("agentId", "a"), ("state", "on"));
        string? checkpoint = null;
        await foreach (var page in (IAsyncEnumerable<dynamic>)first.AsPages())
            checkpoint = page.Checkpoint;
        Assert.That(() => _client.List("listRuns", server, new PagingOptions { ResumeFrom = checkpoint }, ("agentId", "a"), ("state", "off")), Throws.ArgumentException);
        Assert.That(await IdsAsync(_client.List("listRuns", server, new PagingOptions { ResumeFrom = checkpoint }, ("agentId", "a"), ("state", "on"))), Is.EqualTo(Enumerable.Range(3, 5)));
    }

    private static async Task<List<int>> IdsAsync(IAsyncEnumerable<object> items) =>
        await items.Select(item => (int)Convert.ToInt64(item.GetType().GetProperty("Id")!.GetValue(item))).ToListAsync();

    private static JsonArray Rows(int from, int size, int total) => [.. Enumerable.Range(from, Math.Max(0, Math.Min(size, total - from))).Select(id => new JsonObject { ["id"] = id, ["name"] = "n" })];

    private static JsonObject Nested(JsonArray rows, JsonObject meta) => new() { ["meta"] = meta, ["result"] = new JsonObject { ["runs"] = rows } };

    private sealed class Server(Func<HttpRequestMessage, JsonNode> answer) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer(request).ToJsonString(), null, "application/json"), RequestMessage = request });
        }
    }
}
