using System.Net;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

/// <summary>Keys outside of headers, and operations that ask for other keys than their neighbours.</summary>
internal sealed class Signing_in_elsewhere
{
    private static readonly ApiSecurity Query = new("q", ApiSecurityKind.ApiKeyQuery, "the key");
    private static readonly ApiSecurity Cookie = new("c", ApiSecurityKind.ApiKeyCookie, "sid");
    private static readonly ApiSecurity Basic = new("b", ApiSecurityKind.Basic, "Authorization");
    private static readonly ApiSecurity Header = new("h", ApiSecurityKind.ApiKeyHeader, "X-Key");

    [TestCase("user:pass", "Basic dXNlcjpwYXNz")]
    [TestCase("user", "Basic dXNlcjo=")]
    public async Task A_name_and_a_password_are_one_header(string key, string sent) =>
        Assert.That((await SendAsync(TestApi.Describe("acme", "Acme", Basic), key)).Headers.Authorization!.ToString(), Is.EqualTo(sent));

    [Test]
    public async Task A_key_in_a_query_is_escaped_and_comes_last() =>
        Assert.That((await SendAsync(TestApi.Describe("acme", "Acme", Query), "ab&cd", "things?x=1")).RequestUri!.Query, Is.EqualTo("?x=1&the%20key=ab%26cd"));

    [Test]
    public async Task A_key_in_a_cookie_stands_beside_others()
    {
        var sent = await SendAsync(TestApi.Describe("acme", "Acme", Cookie), "main", cookie: "a=b");
        Assert.That(sent.Headers.NonValidated["Cookie"].ToString(), Is.EqualTo("a=b; sid=main"));
    }

    [TestCase("one", "X-Key: main")]
    [TestCase("both", "X-Key: main; sid=extra")]
    [TestCase("none", "")]
    [TestCase("other", "sid=extra")]
    public async Task An_operation_gets_the_keys_that_it_asks_for(string operation, string wanted)
    {
        var api = TestApi.Describe("acme", "Acme", Header) with
        {
            Security = [Header, Cookie],
            Operations =
            [
                new("one", "GET", "/one") { Security = [["h"]] },
                new("both", "GET", "/both") { Security = [["h", "c"]] },
                new("none", "GET", "/none") { Security = [] },
                new("other", "GET", "/other") { Security = [["unknown"], ["c"]] },
            ],
        };
        var sent = await SendAsync(api, "main", operation, extra: "extra");
        var header = sent.Headers.TryGetValues("X-Key", out var keys) ? [$"X-Key: {keys.Single()}"] : (string[])[];
        var cookie = sent.Headers.NonValidated.TryGetValues("Cookie", out var cookies) ? [cookies.ToString()] : (string[])[];
        Assert.That(string.Join("; ", header.Concat(cookie)), Is.EqualTo(wanted));
    }

    [Test]
    public async Task No_key_is_left_on_the_request()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "things?x=1");
        await SendAsync(TestApi.Describe("acme", "Acme", Query), "secret-key", request: request);
        Assert.That(request.RequestUri!.ToString(), Does.EndWith("things?x=1"));
    }

    /// <summary>The request as the transport saw it.</summary>
    private static async Task<HttpRequestMessage> SendAsync(ApiDescription api, string key, string path = "things", string? cookie = null, string? extra = null, HttpRequestMessage? request = null)
    {
        HttpRequestMessage? seen = null;
        using var transport = new FakeTransport(sent =>
        {
            seen = new HttpRequestMessage(sent.Method, sent.RequestUri);
            foreach (var (name, values) in sent.Headers.NonValidated)
                seen.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
            return new(HttpStatusCode.OK) { Content = new StringContent("{}") };
        });
        var options = new SpecClientOptions { BaseAddress = new("https://acme.test/"), ApiKey = key };
        if (extra is not null)
            options.Credentials["c"] = extra;
        using var client = ClientPipeline.Create(api, options, transport);
        using var message = request ?? new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null)
            message.Headers.TryAddWithoutValidation("Cookie", cookie);
        if (api.Operations.SingleOrDefault(operation => operation.Id == path) is { } described)
            message.Options.Set(ApiOperation.Key, described);
        using var response = await client.SendAsync(message);
        return seen!;
    }
}
