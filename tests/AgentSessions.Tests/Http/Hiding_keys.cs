using System.Net;
using AgentSessions.Tests.Echoes;
using SpecClients.Client;
using SpecClients.Http;

namespace AgentSessions.Tests.Http;

/// <summary>A server repeats what it was signed with, in each form that a server has of it; what it says of the error does not.</summary>
internal sealed class Hiding_keys
{
    private const string Key = "us<er&\"1:pa+ss word/9";
    private const string Second = "s3cond+key/that<nobody>sees";

    private static readonly ApiSecurity[] Schemes =
    [
        new("first", ApiSecurityKind.ApiKeyHeader, "X-Key"), new("first", ApiSecurityKind.Bearer, "Authorization"), new("first", ApiSecurityKind.Basic, "Authorization"),
        new("first", ApiSecurityKind.ApiKeyQuery, "key"), new("first", ApiSecurityKind.ApiKeyCookie, "sid"),
    ];

    /// <summary>Those that have the key alone.</summary>
    private static readonly string[] Spellings = [.. KeyForms.All.Select(form => form.Name).Except(["base64 of the header", "base64 of a pair"])];

    [Test]
    public async Task What_is_said_of_an_error_shows_no_key_of_its_call(
        [ValueSource(nameof(Schemes))] ApiSecurity scheme, [Values("first", "second", "user", "password", "renewed")] string which, [ValueSource(nameof(Spellings))] string spelling)
    {
        var secret = which switch { "second" => Second, "user" => Key.Split(':')[0], "password" => Key.Split(':')[1], _ => Key };
        if (which is "user" or "password" && scheme.Kind != ApiSecurityKind.Basic)
            return;
        var said = KeyForms.All.Single(form => form.Name == spelling).Of(secret);
        var api = TestApi.Describe("acme", "Acme") with { Security = [scheme, new("second", ApiSecurityKind.ApiKeyHeader, "X-Second")] };
        var options = new SpecClientOptions { ApiKey = which == "renewed" ? "the-one-before" : Key, Credentials = { ["second"] = Second } };
        using var client = ClientPipeline.Create(api, options, new FakeTransport(_ =>
        {
            options.ApiKey = Key;
            return new(HttpStatusCode.Unauthorized) { Content = new StringContent($"the key {said} and the-one-before are no good") };
        }));
        using var request = new HttpRequestMessage(HttpMethod.Get, "x");
        request.Options.Set(ApiOperation.Key, new ApiOperation("x", "GET", "/x") { Security = [["first", "second"]] });

        using var response = await client.SendAsync(request);
        var text = ErrorText.Of(await response.Content.ReadAsByteArrayAsync(), response, api);

        Assert.That(text, Is.EqualTo($"the key *** and {(which == "renewed" ? "***" : "the-one-before")} are no good"));
    }
}
