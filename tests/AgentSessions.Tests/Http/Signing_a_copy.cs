using System.Net;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

/// <summary>The wire sees the credential; the caller's request and the one that an answer names never do.</summary>
internal sealed class Signing_a_copy
{
    private const string Second = "s3cond-that-nobody-may-see";

    private static readonly ApiSecurity[] Schemes =
    [
        new("header", ApiSecurityKind.ApiKeyHeader, "X-Key"), new("bearer", ApiSecurityKind.Bearer, "Authorization"), new("basic", ApiSecurityKind.Basic, "Authorization"),
        new("query", ApiSecurityKind.ApiKeyQuery, "key"), new("cookie", ApiSecurityKind.ApiKeyCookie, "sid"),
    ];

    private static readonly ApiOperation Both = new("both", "GET", "/x") { Security = [["first", "second"]] };

    [Test]
    public async Task Neither_request_holds_a_key_while_it_is_on_its_way_or_after([ValueSource(nameof(Schemes))] ApiSecurity first, [ValueSource(nameof(Schemes))] ApiSecurity second, [Values] bool redirects)
    {
        if (first.Header == second.Header && first.Kind != ApiSecurityKind.ApiKeyCookie)
            return;
        var api = TestApi.Describe("acme", "Acme") with { Security = [first with { Scheme = "first" }, second with { Scheme = "second" }] };
        using var request = new HttpRequestMessage(HttpMethod.Get, "x?a=b") { Headers = { { "X-Tenant", "t" } } };
        request.Options.Set(ApiOperation.Key, Both);
        var sent = new List<string>();
        using var client = ClientPipeline.Create(api, Options(), new FakeTransport(wire =>
        {
            Assert.That(Clear(request), Does.Not.Contain(TestApi.Key).And.Not.Contain(Second));
            sent.Add(Clear(wire));
            return redirects && sent.Count == 1 ? Moved("/y?c=d", wire) : new(HttpStatusCode.OK) { RequestMessage = wire };
        }));

        using var response = await client.SendAsync(request);

        Assert.That(sent, Has.Count.EqualTo(redirects ? 2 : 1).And.All.Contain(TestApi.Key).And.All.Contain("X-Tenant: t"));
        Assert.That(sent, Has.All.Contain(Second));
        Assert.That(response.RequestMessage!.RequestUri!.PathAndQuery, Is.EqualTo(redirects ? "/y?c=d" : "/base/x?a=b"));
        Assert.That(Clear(request) + Clear(response.RequestMessage), Does.Not.Contain(TestApi.Key).And.Not.Contain(Second).And.Contain("X-Tenant: t"));
    }

    [Test]
    public async Task A_key_that_a_server_repeats_in_a_redirect_is_sent_once_and_named_by_no_request()
    {
        var sent = new List<string>();
        using var client = ClientPipeline.Create(TestApi.Describe("acme", "Acme", Schemes[3]), Options(), new FakeTransport(wire =>
        {
            sent.Add(wire.RequestUri!.PathAndQuery);
            return sent.Count == 1 ? Moved("/y" + wire.RequestUri.Query + "&c=d", wire) : new(HttpStatusCode.OK) { RequestMessage = wire };
        }));

        using var response = await client.GetAsync("x?a=b");

        Assert.That(sent[1], Is.EqualTo("/y?a=b&c=d&key=" + TestApi.Key));
        Assert.That(response.RequestMessage!.RequestUri!.PathAndQuery, Is.EqualTo("/y?a=b&c=d"));
    }

    [TestCase("https://evil.example/y?key=")]
    [TestCase("https://evil.example/")]
    [TestCase("https://evil.example/?to=%2Fx%3Fkey%3D")]
    public void A_key_that_a_server_repeats_in_a_redirect_is_not_taken_elsewhere(string location)
    {
        var transport = new FakeTransport(wire => Moved(location + TestApi.Key, wire));
        using var client = ClientPipeline.Create(TestApi.Describe("acme", "Acme", Schemes[3]), Options(), transport);

        var failure = Assert.ThrowsAsync<ApiTransportException>(() => client.GetAsync("x"))!;

        Assert.That(failure.ToString(), Does.Contain("it would take the credential to another origin").And.Not.Contain(TestApi.Key));
        Assert.That(transport.Requests, Is.EqualTo(1));
    }

    [TestCase(307, "https://evil.example/y", true)]
    [TestCase(308, "https://api.example.com:444/y", true)]
    [TestCase(302, "https://evil.example/y", false)]
    [TestCase(307, "/y", false)]
    public void A_redirect_that_would_take_a_body_to_another_origin_is_refused(int status, string location, bool isRefused)
    {
        var transport = new FakeTransport(wire => wire.RequestUri!.AbsolutePath == "/y" ? new(HttpStatusCode.OK) : Moved(location, wire, status));
        using var client = ClientPipeline.Create(TestApi.KeyHeader, Options(), transport);

        var call = async () => (await client.PostAsync("x", new StringContent("a prompt"))).Dispose();

        Assert.That(call, isRefused ? Throws.TypeOf<ApiTransportException>().With.Message.Contains("it would take the request's body to another origin") : Throws.Nothing);
        Assert.That(transport.Requests, Is.EqualTo(isRefused ? 1 : 2));
    }

    [Test]
    public async Task A_401_after_a_redirect_is_tried_again_where_it_was_given()
    {
        var sent = new List<string>();
        var issued = 0;
        using var client = ClientPipeline.Create(TestApi.Bearer, new() { TokenProvider = _ => ValueTask.FromResult($"token-{++issued}") }, new FakeTransport(wire =>
        {
            sent.Add($"{wire.Method} {wire.RequestUri!.AbsolutePath} {wire.Headers.Authorization}");
            return wire.Method == HttpMethod.Post ? Moved("/made", wire, 303) : new(issued == 1 ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
        }));

        using var response = await client.PostAsync("make", new StringContent("{}"));

        Assert.That(sent, Is.EqualTo(["POST /base/make Bearer token-1", "GET /made Bearer token-1", "GET /made Bearer token-2"]));
    }

    private static SpecClientOptions Options() => new() { ApiKey = TestApi.Key, Credentials = { ["second"] = Second } };

    /// <summary>A request as text, a name and a password decoded.</summary>
    private static string Clear(HttpRequestMessage request) => $"{request}{(request.Headers.Authorization is { Scheme: "Basic", Parameter: { } pair }
        ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(pair)) : "")}";

    private static HttpResponseMessage Moved(string location, HttpRequestMessage wire, int status = 307)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = wire };
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }
}
