using System.Net;
using AgentSessions.Tests.Echoes;
using Microsoft.Extensions.DependencyInjection;
using SpecClients.Client;
using SpecClients.Http;

namespace AgentSessions.Tests.Http;

/// <summary>
/// A key that a server, or a transport of the caller's own, repeats: each scheme, in each form, from each place where it may
/// come from, is looked for wherever it could surface.
/// </summary>
[NonParallelizable]
internal sealed class Repeating_keys
{
    private const string Key = "us<er&\"1:pa+ss word/9";
    private const string Second = "s3cond+key/that<nobody>sees";

    private static readonly ApiSecurity[] Schemes =
    [
        new("first", ApiSecurityKind.ApiKeyHeader, "X-Key"), new("first", ApiSecurityKind.Bearer, "Authorization"), new("first", ApiSecurityKind.Basic, "Authorization"),
        new("first", ApiSecurityKind.Http, "Authorization") { Type = "Hawk" }, new("first", ApiSecurityKind.ApiKeyQuery, "key"), new("first", ApiSecurityKind.ApiKeyCookie, "sid"),
    ];

    private static readonly (string Name, Func<HttpRequestMessage, string, HttpResponseMessage> Answer)[] Places =
    [
        ("body", (_, said) => new(HttpStatusCode.Unauthorized) { Content = new StringContent($"the key {said} is no good") }),
        ("body of JSON", (_, said) => new(HttpStatusCode.Forbidden) { Content = new StringContent($"{{\"message\":{System.Text.Json.JsonSerializer.Serialize($"not {said}")}}}") }),
        ("reason", (_, said) => new(HttpStatusCode.BadRequest) { ReasonPhrase = "bad key " + said }),
        ("header", (_, said) => With(new(HttpStatusCode.OK), "X-Echo", said)),
        ("header of the body", (_, said) => With(new(HttpStatusCode.OK) { Content = new StringContent("{}") }, "Content-Disposition", $"attachment; filename={said}")),
        ("address of what was made", (request, said) => With(new(HttpStatusCode.Created), "Location", $"https://api.example.com/made?for={said}")),
        ("redirect elsewhere", (_, said) => With(new(HttpStatusCode.Found), "Location", $"https://other.example/?for={said}")),
        ("transport", (_, said) => throw new HttpRequestException($"GET with {said} failed")),
        ("transport's cause", (_, said) => throw new HttpRequestException("failed", new IOException($"sent {said}", new InvalidDataException(said)))),
        ("transport's data", (_, said) => throw new HttpRequestException("failed") { Data = { ["header"] = said, [said] = 1 } }),
        ("transport of another kind", (_, said) => throw new InvalidDataException($"sent {said}") { Data = { ["header"] = said } }),
    ];

    private static IEnumerable<TestCaseData> Table =>
        from scheme in Schemes
        from which in (string[])["first", "second", "renewed", "before", "as sent", .. scheme.Kind == ApiSecurityKind.Basic ? ["user", "password"] : (string[])[]]
        from place in Places
        select new TestCaseData(scheme, which, place.Name, place.Answer).SetArgDisplayNames(scheme.Kind.ToString(), which, place.Name);

    [TestCaseSource(nameof(Table))]
    public async Task A_key_in_any_form_surfaces_nowhere(ApiSecurity scheme, string which, string place, Func<HttpRequestMessage, string, HttpResponseMessage> answer)
    {
        var secret = which switch { "second" => Second, "user" => Key.Split(':')[0], "password" => Key.Split(':')[1], "before" => "the-one/before", _ => Key };
        // A name alone is looked for in what people read, and not in headers, which have words of their own.
        if (which == "user" && place.Contains("header"))
            return;
        foreach (var (form, of) in KeyForms.All)
        {
            // What a server could not put there.
            if (place is "address of what was made" or "redirect elsewhere" && of(secret).AsSpan().ContainsAny(" <>\""))
                continue;
            var said = which == "as sent" ? new Credential(scheme, Key).Value : of(secret);
            var everything = await EverythingSaidAsync(scheme, isRenewed: which is "renewed" or "before", wire => answer(wire, said));

            Assert.That(everything, Does.Not.Contain(said).IgnoreCase, $"{form}, from the {place}");
            Assert.That(everything, Does.Not.Contain(which == "as sent" ? KeyForms.Base64(Key) : of(secret)).IgnoreCase);
        }
    }

    /// <summary>What a call leaves behind: its exception and what is in it, its answer but for the body, logs, activities and metrics.</summary>
    private static async Task<string> EverythingSaidAsync(ApiSecurity scheme, bool isRenewed, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var witness = new Witness();
        var api = TestApi.Describe("acme", "Acme") with { Security = [scheme, new("second", ApiSecurityKind.ApiKeyHeader, "X-Second")] };
        var current = isRenewed ? "the-one/before" : Key;
        var sent = 0;
        var services = new ServiceCollection();
        witness.Follow(services);
        services.AddClient(api, null, options => (options.TokenProvider, options.MaxRetries, options.Credentials["second"]) = (_ => ValueTask.FromResult(current), 0, Second), (http, _) => new Holder(http))
            .ConfigurePrimaryHttpMessageHandler(() => new FakeTransport(wire =>
            {
                if (!isRenewed || sent++ > 0)
                    return answer(wire);
                current = Key;
                return new(HttpStatusCode.Unauthorized);
            }));
        await using var provider = services.BuildServiceProvider();
        using var request = new HttpRequestMessage(HttpMethod.Get, "x");
        request.Options.Set(ApiOperation.Key, new ApiOperation("x", "GET", "/x") { Security = [["first", "second"]] });
        try
        {
            using var response = await provider.GetRequiredService<Holder>().Http.SendAsync(request);
            witness.Hear("answer", $"{response} {response.RequestMessage} {ErrorText.Of(await response.Content.ReadAsByteArrayAsync(), response, api)}");
        }
        catch (Exception failure)
        {
            witness.Hear(failure);
        }
        return string.Join('\n', witness.Said.Select(said => said.Text));
    }

    private static HttpResponseMessage With(HttpResponseMessage response, string header, string value)
    {
        if (!response.Headers.TryAddWithoutValidation(header, value))
            response.Content.Headers.TryAddWithoutValidation(header, value);
        return response;
    }

    private sealed record Holder(HttpClient Http);
}
