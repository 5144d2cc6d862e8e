using System.Net;
using System.Net.Http.Headers;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

/// <summary>A test answers in place of the sandbox: a status, a media type, a body of its own.</summary>
internal sealed class StubbingResponses
{
    private const string Path = "/agents/{agent_id}/sessions";

    private SandboxCaller _caller = null!;
    private ValidatedRequest? _read;

    [SetUp]
    public async Task StartAsync()
    {
        _caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 10 });
        _caller.Server.Requests.Validated += request => _read = request;
    }

    [TearDown]
    public async Task StopAsync() => await _caller.DisposeAsync();

    [Test]
    public async Task An_operation_is_answered_by_a_stub_until_there_is_none_any_more()
    {
        var stub = new StubResponse(418, "application/json", """{"tea":""");
        _caller.Server.Stub("meibel", "GET", Path, stub);
        using var response = await _caller.SendAsync("meibel", SandboxCaller.Listing("meibel"));
        Assert.That(((int)response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo((418, """{"tea":""")));
        Assert.That(_read!.Response, Is.SameAs(stub));

        _caller.Server.Stub("meibel", "GET", Path);
        Assert.That(SandboxCaller.RowsOf("meibel", await _caller.PageAsync("meibel")), Has.Count.EqualTo(10));
        Assert.That(_read.Response, Is.Null);
    }

    [Test]
    public async Task A_request_that_departs_from_the_description_is_answered_by_a_stub_all_the_same_and_told()
    {
        _caller.Server.Stub("meibel", "GET", Path, new StubResponse(204));
        using var response = await _caller.SendAsync("meibel", SandboxCaller.Listing("meibel", "limit=0"), "another-key");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(_read!.Violations.Select(violation => (violation.In, violation.Name)), Is.EqualTo(new[] { ("header", "Meibel-API-Key"), ("query", "limit") }));
        Assert.That(_caller.Server.Requests["meibel"].Refused, Is.EqualTo(1));
    }

    [TestCase("text/csv", "text/csv", null)]
    [TestCase("application/*", "application/json", null)]
    [TestCase("image/png", "application/json", "No response is accepted of application/json, text/csv")]
    public async Task Of_several_that_is_sent_which_the_request_accepts(string accept, string expected, string? violation)
    {
        _caller.Server.Stub("meibel", "GET", Path, new StubResponse(200, "application/json", "{}"), new StubResponse(200, "text/csv", "a,b"));
        using var response = await _caller.SendAsync("meibel", SandboxCaller.Listing("meibel"), change: request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept)));
        Assert.That((response.Content.Headers.ContentType!.MediaType, _read!.Violations.SingleOrDefault()?.Message), Is.EqualTo((expected, violation)));
    }

    [Test]
    public async Task An_operation_that_cannot_be_played_keeps_no_other_from_it_and_can_be_stubbed()
    {
        const string Bad = """{ "type": "object", "required": [ "a" ], "properties": { "a": { "type": "string", "minLength": 99999999999 } } }""";
        string Get(string schema) => $$"""{ "get": { "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": {{schema}} } } } } } }""";
        var document = System.Text.Json.Nodes.JsonNode.Parse($$"""{ "openapi": "3.0.3", "paths": { "/bad": {{Get(Bad)}}, "/good": {{Get("""{ "type": "boolean" }""")}} } }""")!.AsObject();
        await using var sandbox = await SandboxServer.StartAsync([new SandboxDocument("acme", document)]);
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = sandbox.BaseAddress("acme") };

        using var bad = await client.GetAsync(new Uri("bad", UriKind.Relative));
        using var good = await client.GetAsync(new Uri("good", UriKind.Relative));
        sandbox.Stub("acme", "GET", "/bad", new StubResponse(204));
        using var stubbed = await client.GetAsync(new Uri("bad", UriKind.Relative));

        Assert.That((bad.StatusCode, good.StatusCode, stubbed.StatusCode), Is.EqualTo((HttpStatusCode.NotImplemented, HttpStatusCode.OK, HttpStatusCode.NoContent)));
        Assert.That(await bad.Content.ReadAsStringAsync(), Does.Contain("cannot play GET /bad of \u0027acme\u0027"));
    }

    [TestCase("acme", "GET", Path)]
    [TestCase("meibel", "POST", Path)]
    [TestCase("meibel", "GET", "/agents")]
    public void What_is_not_there_cannot_be_stubbed(string vendor, string method, string path) =>
        Assert.That(() => _caller.Server.Stub(vendor, method, path, new StubResponse(200)), Throws.TypeOf<KeyNotFoundException>());
}
