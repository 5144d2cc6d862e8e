using System.Net;
using Microsoft.AspNetCore.Http;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

/// <summary>9,700 chains over an in-memory wire, where any origin can be played, and 300 over real servers.</summary>
[Parallelizable]
public class Fuzzing_redirects
{
    private static readonly int[] Statuses = [301, 302, 303, 307, 308];

    private static readonly string[] Hosts =
        ["http://127.0.0.1:81", "http://localhost:80", "https://api.example.com", "https://api.example.com:444", "https://API.EXAMPLE.COM", "https://evil.example.com",
        "https://api.example.com.", "https://user:word@api.example.com", "https://api.example.com@evil.example", "//evil.example", "//api.example.com", "http://api.example.com",
        "https://xn--bcher-kva.example", "https://api.example.com%2eevil.example", "https:\\\\evil.example", "", "/\\evil.example", "ftp://evil.example"];

    [Test]
    public async Task No_foreign_origin_sees_a_credential_in_9700_chains_in_memory([Values("X-Acme-Key", "Authorization")] string header)
    {
        var random = new Random(20261);
        var home = new Uri("https://api.example.com/base/");
        var api = TestApi.Describe("acme", "Acme", new ApiSecurity("s", header == "Authorization" ? ApiSecurityKind.Bearer : ApiSecurityKind.ApiKeyHeader, header));
        int foreign = 0, kept = 0, left = 0;
        var transport = new FakeTransport(request =>
        {
            var address = request.RequestUri!;
            var isHome = address is { Scheme: "https", Port: 443 } && string.Equals(address.IdnHost, home.Host, StringComparison.OrdinalIgnoreCase);
            Assert.That(address.Scheme == "https" || address.IsLoopback, address.AbsoluteUri);
            if (!isHome)
            {
                foreign++;
                Assert.That(request.ToString(), Does.Not.Contain(TestApi.Key).And.Not.Contain("tenant-secret").And.Not.Contain("session-cookie"), address.AbsoluteUri);
            }
            else if (request.ToString().Contains(TestApi.Key))
                kept++;
            if (left-- == 0)
                return new(HttpStatusCode.OK) { Content = new StringContent("{}") };
            var response = new HttpResponseMessage((HttpStatusCode)Statuses[random.Next(Statuses.Length)]);
            response.Headers.TryAddWithoutValidation("Location", Hosts[random.Next(Hosts.Length)] + "/v1/agents/a/sessions?n=" + random.Next(100));
            return response;
        });
        using var client = ClientPipeline.Create(api, new() { ApiKey = TestApi.Key, MaxRetries = 0 }, transport);

        for (var chain = 0; chain < 4850; chain++)
        {
            left = random.Next(7);
            using var request = new HttpRequestMessage(random.Next(2) == 0 ? HttpMethod.Get : HttpMethod.Post, "v1/agents/a/sessions");
            request.Headers.Add("X-Tenant", "tenant-secret");
            request.Headers.Add("Cookie", "session-cookie");
            try
            {
                using var response = await client.SendAsync(request);
                Assert.That(response.ToString() + response.RequestMessage, Does.Not.Contain(TestApi.Key));
            }
            catch (ApiTransportException exception)
            {
                Assert.That(exception.ToString(), Does.Not.Contain(TestApi.Key));
            }
        }

        Assert.That((foreign > 1000, kept > 4850), Is.EqualTo((true, true)), $"{foreign} foreign requests, {kept} signed ones");
    }

    [Test]
    public async Task No_foreign_origin_sees_a_credential_in_300_chains_over_four_servers()
    {
        var random = new Random(20262);
        var left = 0;
        Origin[] origins = [];
        Task Answer(HttpContext context)
        {
            if (left-- > 0)
            {
                var to = origins[random.Next(origins.Length)].Address;
                context.Response.StatusCode = Statuses[random.Next(Statuses.Length)];
                context.Response.Headers.Location = random.Next(3) switch
                {
                    0 => $"/v1/{random.Next(9)}",
                    1 => $"//{to.Authority}/v1/x",
                    _ => $"{to}v1/agents/a/sessions",
                };
            }

            return Task.CompletedTask;
        }

        origins = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Origin.Serve(Answer)));
        using (var client = ClientPipeline.Create(TestApi.KeyHeader, new() { BaseAddress = origins[0].Address, ApiKey = TestApi.Key, MaxRetries = 0 }))
        {
            for (var chain = 0; chain < 300; chain++)
            {
                left = random.Next(6);
                using var response = await client.GetAsync("v1/agents/a/sessions", HttpCompletionOption.ResponseHeadersRead);
                Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            }
        }

        Assert.That(origins[0].Seen.Count(seen => seen.Contains(TestApi.Key)), Is.GreaterThanOrEqualTo(300));
        foreach (var foreign in origins[1..])
        {
            Assert.That(foreign.Seen, Is.Not.Empty);
            Assert.That(foreign.Seen, Has.None.Contains(TestApi.Key));
        }

        foreach (var origin in origins)
            await origin.DisposeAsync();
    }
}
