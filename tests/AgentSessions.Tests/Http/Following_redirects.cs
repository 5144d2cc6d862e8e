using System.Net;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

public class Following_redirects
{
    [TestCase(301, "POST", "GET", null)]
    [TestCase(302, "POST", "GET", null)]
    [TestCase(303, "PUT", "GET", null)]
    [TestCase(303, "HEAD", "HEAD", null)]
    [TestCase(302, "PUT", "PUT", "body")]
    [TestCase(307, "POST", "POST", "body")]
    [TestCase(308, "POST", "POST", "body")]
    public async Task Method_and_body_follow_the_status(int status, string method, string expectedMethod, string? expectedBody)
    {
        string? seen = null;
        var transport = new FakeTransport(async (request, token) =>
        {
            if (request.RequestUri!.AbsolutePath != "/base/to")
                return Redirect(status, "/base/to");
            seen = $"{request.Method} {(request.Content is null ? null : await request.Content.ReadAsStringAsync(token))}";
            return new(HttpStatusCode.OK);
        });
        using var client = Client(transport);
        using var message = new HttpRequestMessage(new(method), "from") { Content = method == "HEAD" ? null : new StringContent("body") };

        using var response = await client.SendAsync(message);

        Assert.That(seen, Is.EqualTo($"{expectedMethod} {expectedBody}"));
    }

    [Test]
    public async Task The_same_origin_keeps_the_key_and_the_callers_headers()
    {
        var transport = new FakeTransport(request => request.RequestUri!.AbsolutePath == "/to" ? Echo(request, "X-Acme-Key", "X-Tenant") : Redirect(302, "https://api.example.com:443/to"));
        using var client = Client(transport);
        client.DefaultRequestHeaders.Add("X-Tenant", "t");

        Assert.That(await client.GetStringAsync("from"), Is.EqualTo($"{TestApi.Key} t"));
    }

    [Test]
    public async Task A_path_may_name_whose_password_it_is()
    {
        var transport = new FakeTransport(request => request.RequestUri!.AbsolutePath == "/to/somebody" ? Echo(request, "Authorization") : Redirect(302, "/to/somebody"));
        var api = TestApi.Describe("acme", "Acme", new ApiSecurity("first", ApiSecurityKind.Basic, "Authorization"));
        using var client = ClientPipeline.Create(api, new() { ApiKey = "somebody:some-password" }, transport);

        Assert.That(await client.GetStringAsync("from"), Does.StartWith("Basic "));
    }

    [Test]
    public async Task A_detour_over_another_origin_does_not_get_the_key_back()
    {
        var transport = new FakeTransport(request => request.RequestUri!.AbsoluteUri switch
        {
            "https://api.example.com/base/from" => Redirect(307, "https://evil.example/x"),
            "https://evil.example/x" => Redirect(307, "https://api.example.com/delete-everything"),
            _ => Echo(request, "X-Acme-Key"),
        });
        using var client = Client(transport);

        Assert.That(await client.GetStringAsync("from"), Is.Empty);
    }

    [TestCase("http://evil.example/", "no https address")]
    [TestCase("http://127.0.0.1:5/", "no https address")]
    [TestCase("ftp://api.example.com/", "no https address")]
    [TestCase("/base/from", "more than 5 times")]
    [TestCase($"/base/of/{TestApi.Key}", "it would put the credential into the path")]
    public void A_refused_redirect_is_a_typed_failure_that_is_not_retried(string location, string reason)
    {
        var transport = new FakeTransport(_ => Redirect(302, location));
        using var client = Client(transport);

        var failure = Assert.ThrowsAsync<ApiTransportException>(() => client.GetAsync("from?secret=1"))!;

        Assert.That(failure.Message, Does.Contain(reason).And.Contain("acme-cloud: GET /base/from").And.Not.Contain("secret"));
        Assert.That(failure.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        Assert.That(transport.Requests, Is.EqualTo(reason.Contains('5') ? 6 : 1));
    }

    [Test]
    public async Task A_request_that_starts_at_another_origin_carries_no_secret()
    {
        using var client = Client(new FakeTransport(request => Echo(request, "X-Acme-Key", "X-Tenant", "Authorization")));
        client.DefaultRequestHeaders.Add("X-Tenant", "t");
        client.DefaultRequestHeaders.Authorization = new("Bearer", "t");

        Assert.That(await client.GetStringAsync("https://evil.example/"), Is.Empty);
    }

    [Test]
    public void A_request_in_plain_http_is_refused()
    {
        using var client = Client(FakeTransport.Answering(HttpStatusCode.OK));

        Assert.ThrowsAsync<ApiTransportException>(() => client.GetAsync("http://api.example.com/"));
    }

    [Test]
    public void A_transport_that_would_follow_redirects_itself_no_longer_does()
    {
        using var transport = new HttpClientHandler();
        using var client = Client(transport);

        Assert.That(transport.AllowAutoRedirect, Is.False);
    }

    [Test]
    public void A_foreign_401_does_not_renew_the_token()
    {
        var issued = 0;
        var transport = new FakeTransport(request => request.RequestUri!.Host == "api.example.com" ? Redirect(302, "https://evil.example/") : new(HttpStatusCode.Unauthorized));
        using var client = ClientPipeline.Create(TestApi.Bearer, new() { TokenProvider = _ => ValueTask.FromResult($"token-{++issued}") }, transport);

        Assert.That(async () => (await client.GetAsync("x")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(issued, Is.EqualTo(1));
    }

    private static HttpClient Client(HttpMessageHandler transport) => ClientPipeline.Create(TestApi.KeyHeader, new() { ApiKey = TestApi.Key }, transport);

    private static HttpResponseMessage Echo(HttpRequestMessage request, params string[] headers) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(string.Join(' ', headers.SelectMany(header => request.Headers.TryGetValues(header, out var values) ? values : []))),
    };

    private static HttpResponseMessage Redirect(int status, string location)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }
}
