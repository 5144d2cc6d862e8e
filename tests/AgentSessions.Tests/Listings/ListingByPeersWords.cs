using System.Collections.Specialized;
using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using SpecClients.Paging;

namespace AgentSessions.Tests.Listings;

/// <summary>What a document says of its pages for other generators is listed by both clients, without an overlay.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
internal sealed class ListingByPeersWords(string generator)
{
    private ListedClient _client = null!;

    [OneTimeSetUp]
    public async Task GenerateAsync() => _client = await ListedClient.CreateAsync(generator, PeerSpec.Document, overlay: null);

    [Test]
    public void Each_listing_is_called_by_its_operation_and_by_no_name_of_theirs() => Assert.That(
        _client.Listings.Select(listing => (listing.Key, listing.Value.Name)),
        Is.EquivalentTo(PeerSpec.Translations.Keys.Select(id => (id, $"ListAll{id[4..]}Async"))));

    [TestCaseSource(typeof(PeerSpec), nameof(PeerSpec.Translations))]
    public async Task Every_row_comes_once(KeyValuePair<string, string> operation)
    {
        var server = new Server();
        (string, object?)[] arguments = operation.Key == "listCursor" ? [("body", new Dictionary<string, object?> { ["Text"] = "x" })] : [];
        var ids = await _client.List(operation.Key, server, new PagingOptions { Prefetch = 0 }, arguments)
            .Select(item => Convert.ToInt32(item.GetType().GetProperty("Id")!.GetValue(item))).ToListAsync();
        Assert.That(ids, Is.EqualTo(Enumerable.Range(0, 8)));
        var isOpenEnded = operation.Key is "listOffset" or "listLast" or "listStainlessId";
        Assert.That(server.Requests, Is.EqualTo(isOpenEnded ? 4 : 3));
    }

    /// <summary>Eight rows, three a page.</summary>
    private sealed class Server : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            var at = await StartAsync(request, HttpUtility.ParseQueryString(request.RequestUri!.Query));
            var rows = new JsonArray([.. Enumerable.Range(at, Math.Max(0, Math.Min(3, 8 - at))).Select(id => new JsonObject { ["id"] = id })]);
            JsonNode page = request.RequestUri.AbsolutePath == "/s/offset" ? rows : new JsonObject
            {
                ["data"] = rows,
                ["meta"] = new JsonObject { ["cursor"] = at + 3 < 8 ? $"c{at + 3}" : null, ["pages"] = 3 },
                ["next"] = at + 3 < 8 ? $"?at={at + 3}" : "",
            };
            var content = new StringContent(page.ToJsonString(), null, "application/json");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request, Headers = { { "X-Total", "8" } } };
        }

        private static async Task<int> StartAsync(HttpRequestMessage request, NameValueCollection query) => request.RequestUri!.AbsolutePath switch
        {
            "/offset" => int.Parse(query["offset"] ?? "0"),
            "/page" => 3 * (request.Headers.TryGetValues("X-Page", out var page) ? int.Parse(page.Single()) : 0),
            "/cursor" => (string?)JsonNode.Parse(await request.Content!.ReadAsStringAsync())!["the cursor"] is ['c', .. var cursor] ? int.Parse(cursor) : 0,
            "/last" => query["after"] is { } after ? int.Parse(after) + 1 : 0,
            "/s/cursor" => query["page"] is ['c', .. var next] ? int.Parse(next) : 0,
            "/s/id" => query["starting_after"] is { } last ? int.Parse(last) + 1 : 0,
            "/s/page" => 3 * (int.Parse(query["page"] ?? "1") - 1),
            "/s/offset" => int.Parse(query["skip"] ?? "0"),
            _ => int.Parse(query["at"] ?? "0"),
        };
    }
}
