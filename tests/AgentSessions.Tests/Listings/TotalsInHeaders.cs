using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using SpecClients.Paging;

namespace AgentSessions.Tests.Listings;

/// <summary>What a header says of all items or pages counts as what a body says of them.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
internal sealed class TotalsInHeaders(string generator)
{
    private const string Document = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /rows:
            get:
              operationId: listRows
              parameters: [ { name: offset, in: query, schema: { type: integer } }, { name: limit, in: query, schema: { type: integer } } ]
              responses:
                '200':
                  description: ok
                  headers: { X-Total: { schema: { type: integer } } }
                  content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Row' } } } }
          /pages:
            get:
              operationId: listPages
              parameters: [ { name: page, in: query, schema: { type: integer } } ]
              responses:
                '200':
                  description: ok
                  headers: { X-Total-Pages: { $ref: '#/components/headers/Pages' } }
                  content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Row' } } } }
        components:
          headers: { Pages: { schema: { type: string } } }
          schemas: { Row: { type: object, properties: { id: { type: integer } } } }
        """;

    private const string Overlay = """
        overlay: 1.0.0
        info: { title: Acme, version: '1' }
        actions:
          - target: $.paths['/rows'].get
            x-reason: A header has the total.
            update:
              x-paging: { offset: $request.query.offset, pageSize: $request.query.limit, items: '$response.body#', total: $response.header.x-total, key: /id }
          - target: $.paths['/pages'].get
            x-reason: A header has the number of pages.
            update:
              x-paging: { page: $request.query.page, items: '$response.body#', totalPages: $response.header.X-Total-Pages, key: /id }
        """;

    private ListedClient _client = null!;

    [OneTimeSetUp]
    public async Task GenerateAsync() => _client = await ListedClient.CreateAsync(generator, Document, Overlay);

    [TestCase("8", 3, Description = "The last page is short, and no other is asked for.")]
    [TestCase(null, 4, Description = "Without a total one more is.")]
    [TestCase("-1", 4)]
    public async Task A_total_ends_the_listing_where_it_is_reached(string? total, int requests)
    {
        var server = new Server(total);
        Assert.That(await ReadAsync("listRows", server, new() { PageSize = 3, Prefetch = 0 }), Is.EqualTo(Enumerable.Range(0, 8)));
        Assert.That(server.Requests, Is.EqualTo(requests));
    }

    [Test]
    public async Task A_total_is_what_pages_are_asked_for_side_by_side_by()
    {
        var server = new Server("8");
        Assert.That(await ReadAsync("listRows", server, new() { PageSize = 3, MaxConcurrency = 4 }), Is.EqualTo(Enumerable.Range(0, 8)));
        Assert.That(server.Requests, Is.EqualTo(3));
    }

    [TestCase("3", 3)]
    [TestCase(null, 4)]
    public async Task A_number_of_pages_ends_the_listing_where_it_is_reached(string? total, int requests)
    {
        var server = new Server(total);
        Assert.That(await ReadAsync("listPages", server, new() { Prefetch = 0 }), Is.EqualTo(Enumerable.Range(0, 8)));
        Assert.That(server.Requests, Is.EqualTo(requests));
    }

    [Test]
    public void A_total_that_the_pages_fall_short_of_is_told()
    {
        var failure = Assert.ThrowsAsync<PaginationException>(() => ReadAsync("listRows", new Server("9"), new() { PageSize = 3 }))!;
        Assert.That((failure.Reason, failure.Message), Is.EqualTo((PaginationFault.EmptyPage, "acme listRows, page 4: it is empty from row 8 on, though the total is 9.")));
    }

    [TestCase("many")]
    [TestCase("8, 8")]
    [TestCase("8.0")]
    [TestCase("")]
    [TestCase("9223372036854775808")]
    public void What_is_no_number_is_an_error_as_in_a_body(string total)
    {
        var failure = Assert.CatchAsync(() => ReadAsync("listRows", new Server(total), new() { PageSize = 3 }))!;
        Assert.That(failure.GetType().Name, Is.EqualTo(generator == "kiota" ? "ResponseFormatException" : "ApiException"));
        Assert.That(failure.Message, Is.EqualTo("acme listRows: 200 OK: X-Total: a whole number of 64 bits was expected, a string came."));
        Assert.That(failure.InnerException, Is.InstanceOf<JsonException>());
    }

    [Test]
    public async Task A_call_for_one_page_does_not_ask_what_the_header_says()
    {
        using var http = new HttpClient(new Server("many")) { BaseAddress = new Uri("https://acme.test/") };
        dynamic client = _client.ClientOf("listRows", http);
        IEnumerable<object> page = generator == "kiota" ? await client.Rows.GetAsync() : await client.ListRowsAsync(null, null);
        Assert.That(page.Count(), Is.EqualTo(3));
    }

    private async Task<List<int>> ReadAsync(string operation, Server server, PagingOptions paging) =>
        await _client.List(operation, server, paging).Select(item => Convert.ToInt32(item.GetType().GetProperty("Id")!.GetValue(item))).ToListAsync();

    /// <summary>Eight rows, three a page.</summary>
    private sealed class Server(string? total) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
            var at = query["page"] is { } page ? 3 * (int.Parse(page) - 1) : int.Parse(query["offset"] ?? "0");
            var rows = new JsonArray([.. Enumerable.Range(at, Math.Max(0, Math.Min(3, 8 - at))).Select(id => new JsonObject { ["id"] = id })]);
            var content = new StringContent(rows.ToJsonString(), null, "application/json");
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
            if (total is not null)
                response.Headers.TryAddWithoutValidation(request.RequestUri.AbsolutePath == "/pages" ? "X-Total-Pages" : "X-Total", total);
            return Task.FromResult(response);
        }
    }
}
