using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

/// <summary>What the sandbox says of each request: which operation it is for, what its parameters and its body are, and what is wrong with it.</summary>
internal sealed class ReadingRequests
{
    private const string Document = """
        {
          "openapi": "3.0.3", "info": { "title": "Acme", "version": "1" },
          "security": [ { "Token": [] }, { "Signed": [] } ],
          "paths": {
            "/things/{id}/{tags}/{at}": { "get": {
              "parameters": [
                { "name": "id", "in": "path", "required": true, "style": "label", "schema": { "type": "integer" } },
                { "name": "tags", "in": "path", "required": true, "style": "matrix", "explode": true, "schema": { "type": "array", "items": { "type": "string" } } },
                { "name": "at", "in": "path", "required": true, "schema": { "type": "object", "properties": { "x": { "type": "integer" }, "y": { "type": "integer" } } } },
                { "name": "page", "in": "query", "style": "deepObject", "schema": { "type": "object", "properties": { "size": { "type": "integer" } } } },
                { "name": "each", "in": "query", "schema": { "type": "array", "maxItems": 3, "items": { "type": "string", "enum": [ "red", "blue" ] } } },
                { "name": "joined", "in": "query", "explode": false, "schema": { "type": "array", "items": { "type": "integer" } } },
                { "name": "spaced", "in": "query", "style": "spaceDelimited", "explode": false, "schema": { "type": "array", "items": { "type": "string" } } },
                { "name": "own", "in": "query", "schema": { "type": "object", "additionalProperties": false, "properties": { "from": { "type": "string" }, "to": { "type": "string" } } } },
                { "name": "written", "in": "query", "content": { "application/json": { "schema": { "type": "object" } } } },
                { "name": "either", "in": "query", "schema": { "oneOf": [ { "type": "boolean" }, { "type": "array", "items": { "type": "string" } } ] } },
                { "name": "x-list", "in": "header", "schema": { "type": "array", "items": { "type": "integer" } } },
                { "name": "seen", "in": "cookie", "schema": { "type": "string" } }
              ],
              "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "type": "object" } } } } } } },
            "/search?kind=deep": { "get": { "security": [], "responses": { "204": { "description": "ok" } } } },
            "/search": { "get": { "security": [], "responses": { "204": { "description": "ok" } } } },
            "/notes here": { "post": { "security": [],
              "requestBody": { "required": true, "content": {
                "application/json": { "schema": { "type": "object" } },
                "multipart/form-data": { "schema": { "type": "object", "required": [ "file" ], "properties": { "file": { "type": "string", "format": "binary" }, "tags": { "type": "array", "items": { "type": "string" } } } } },
                "application/x-www-form-urlencoded": { "schema": { "type": "object", "properties": { "tags": { "type": "array", "items": { "type": "string" } }, "about": { "type": "object" } } } },
                "text/*": {} } },
              "responses": { "204": { "description": "ok" } } } },
            "/marks": { "post": { "security": [],
              "requestBody": { "required": true, "content": { "application/x-www-form-urlencoded": { "schema": { "type": "object", "properties": { "mark": { "type": "string" } } } } } },
              "responses": { "204": { "description": "ok" } } } }
          },
          "components": { "securitySchemes": { "Token": { "type": "http", "scheme": "Acme" }, "Signed": { "type": "apiKey", "in": "cookie", "name": "key" } } }
        }
        """;

    private const string Thing = "things/.7/;tags=a;tags=b/x,1,y,2";

    private SandboxServer _sandbox = null!;
    private HttpClient _client = null!;
    private ValidatedRequest? _read;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _sandbox = await SandboxServer.StartAsync([new SandboxDocument("acme", JsonNode.Parse(Document)!.AsObject())], new SandboxOptions { SessionsPerVendor = 1 });
        _sandbox.Requests.Validated += request => _read = request;
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [TestCase("", "path", "id", "\"7\"")]
    [TestCase("", "path", "tags", """["a","b"]""")]
    [TestCase("", "path", "at", """{"x":"1","y":"2"}""")]
    [TestCase("page[size]=10", "query", "page", """{"size":"10"}""")]
    [TestCase("each=red&each=blue", "query", "each", """["red","blue"]""")]
    [TestCase("each=red", "query", "each", """["red"]""")]
    [TestCase("joined=1,2", "query", "joined", """["1","2"]""")]
    [TestCase("spaced=a%20b", "query", "spaced", """["a","b"]""")]
    [TestCase("from=a&to=b", "query", "own", """{"from":"a","to":"b"}""")]
    [TestCase("written=%7B%22a%22:1%7D", "query", "written", """{"a":1}""")]
    [TestCase("either=true", "query", "either", "\"true\"")]
    [TestCase("either=a&either=b", "query", "either", """["a","b"]""")]
    [TestCase("", "header", "x-list", """["1","2"]""")]
    [TestCase("", "cookie", "seen", "\"a b\"")]
    public async Task A_parameter_is_read_as_its_style_spells_it(string query, string place, string name, string expected)
    {
        var (status, read) = await AskAsync(HttpMethod.Get, $"{Thing}?{query}");
        Assert.That((status, read.Path), Is.EqualTo((HttpStatusCode.OK, "/things/{id}/{tags}/{at}")), string.Join('\n', read.Violations));
        Assert.That(read.Parameters.Single(parameter => (parameter.In, parameter.Name) == (place, name)).Value.ToJsonString(), Is.EqualTo(expected));
    }

    [TestCase("things/7/;tags=a/x,1", "path: id: Field required")]
    [TestCase("things/.7/a,b/x,1", "path: tags: Field required")]
    [TestCase(Thing + "?each=green", "query: each: Input should be one of 'red', 'blue' ('green')")]
    [TestCase(Thing + "?joined=1,x", "query: joined: Input should be a valid integer, unable to parse string as an integer ('x')")]
    [TestCase(Thing + "?other=1", "query: other: Unknown parameter ('1')")]
    public async Task What_departs_from_the_description_is_named(string path, string violation)
    {
        var (status, read) = await AskAsync(HttpMethod.Get, path);
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(read.Violations.Select(one => one.ToString()), Does.Contain(violation));
    }

    [TestCase("Authorization", "Acme sandbox-key", true)]
    [TestCase("Authorization", "Bearer sandbox-key", false)]
    [TestCase("Cookie", "key=sandbox-key", true)]
    [TestCase("Cookie", "key=other", false)]
    public async Task A_credential_is_taken_by_its_own_scheme(string header, string value, bool isTaken)
    {
        var (status, _) = await AskAsync(HttpMethod.Get, Thing, change: request =>
        {
            request.Headers.Clear();
            request.Headers.Add(header, value);
        });
        Assert.That(status, Is.EqualTo(isTaken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized));
    }

    [TestCase("search?kind=deep", "/search?kind=deep")]
    [TestCase("search", "/search")]
    public async Task A_path_with_a_part_of_the_query_is_told_from_one_without(string path, string expected) =>
        Assert.That((await AskAsync(HttpMethod.Get, path)).Read.Path, Is.EqualTo(expected));

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return new(new StringContent("""{"a":[1]}""", Encoding.UTF8, "application/json"), """{"a":[1]}""") { TestName = "JSON" };
        yield return new(new StringContent("tags=a&tags=b+c&about[x]=1&more=2", Encoding.UTF8, "application/x-www-form-urlencoded"), """{"tags":["a","b c"],"about":{"x":"1"},"more":"2"}""") { TestName = "A form" };
        yield return new(new MultipartFormDataContent { { new ByteArrayContent("text"u8.ToArray()), "file", "a.txt" }, { new StringContent("a"), "tags" } }, """{"file":"text","tags":["a"]}""") { TestName = "A form of parts" };
        yield return new(new StringContent("as it is", Encoding.UTF8, "text/markdown"), null) { TestName = "Text" };
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task A_body_is_read_by_its_media_type(HttpContent content, string? expected)
    {
        var sent = await content.ReadAsByteArrayAsync();
        var (status, read) = await AskAsync(HttpMethod.Post, "notes%20here", content);
        Assert.That(status, Is.EqualTo(HttpStatusCode.NoContent), string.Join('\n', read.Violations));
        Assert.That((read.Content?.ToJsonString(), read.Body.ToArray()), Is.EqualTo((expected, sent)));
    }

    [TestCase(null, null, 400, "body: Body required")]
    [TestCase("", "application/json", 400, "body: The body is no application/json")]
    [TestCase("{", "application/json", 400, "body: The body is no application/json")]
    [TestCase("<a/>", "application/xml", 415, "body: The media type is not described ('application/xml')")]
    public async Task A_body_that_is_not_described_is_refused(string? text, string? mediaType, int expected, string violation)
    {
        var (status, read) = await AskAsync(HttpMethod.Post, "notes%20here", text is null ? null : new StringContent(text, Encoding.UTF8, mediaType!));
        Assert.That((int)status, Is.EqualTo(expected));
        Assert.That(read.Violations.Select(one => one.ToString()), Has.Some.StartsWith(violation));
    }

    [Test]
    public async Task A_form_of_which_no_field_is_required_may_be_nothing_at_all() =>
        Assert.That((await AskAsync(HttpMethod.Post, "marks")).Status, Is.EqualTo(HttpStatusCode.NoContent));

    [Test]
    public async Task A_body_where_none_is_described_is_refused() =>
        Assert.That((await AskAsync(HttpMethod.Get, "search", new StringContent("a"))).Read.Violations.Single().Message, Is.EqualTo("No body is described"));

    private async Task<(HttpStatusCode Status, ValidatedRequest Read)> AskAsync(HttpMethod method, string path, HttpContent? content = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_sandbox.BaseAddress("acme"), path)) { Content = content };
        foreach (var (name, value) in new[] { ("Authorization", "Acme sandbox-key"), ("x-list", "1, 2"), ("Cookie", "seen=a%20b") })
            request.Headers.Add(name, value);
        change?.Invoke(request);
        using var response = await _client.SendAsync(request);
        return (response.StatusCode, _read!);
    }
}
