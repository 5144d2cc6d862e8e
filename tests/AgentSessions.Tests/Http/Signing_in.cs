using System.Buffers.Text;
using System.Net;
using System.Text;
using Azure.Core;
using Microsoft.Extensions.Time.Testing;
using SpecClients.Azure;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

public class Signing_in
{
    private readonly List<string> seen = [];
    private Func<string, HttpStatusCode> judge = _ => HttpStatusCode.OK;

    [SetUp]
    public void ForgetTheLastTest()
    {
        seen.Clear();
        judge = _ => HttpStatusCode.OK;
    }

    [Test]
    public async Task A_key_travels_in_the_described_header()
    {
        await Get(Client(TestApi.KeyHeader, new() { ApiKey = TestApi.Key }));

        Assert.That(seen, Is.EqualTo(["X-Acme-Key=" + TestApi.Key]));
    }

    [Test]
    public async Task A_static_token_travels_as_bearer([Values] bool oauth)
    {
        var options = new SpecClientOptions { ApiKey = TestApi.Key, BaseAddress = new("https://x.example") };

        await Get(Client(oauth ? TestApi.OAuth : TestApi.Bearer, options));

        Assert.That(seen, Is.EqualTo(["Authorization=Bearer " + TestApi.Key]));
    }

    [Test]
    public async Task A_replaced_key_is_on_the_next_request()
    {
        var options = new SpecClientOptions { ApiKey = "first" };
        using var client = Client(TestApi.KeyHeader, options);

        await Get(client);
        options.ApiKey = "second";
        await Get(client);

        Assert.That(seen, Is.EqualTo(["X-Acme-Key=first", "X-Acme-Key=second"]));
    }

    [Test]
    public async Task A_key_replaced_while_the_server_refuses_it_is_tried_at_once()
    {
        var options = new SpecClientOptions { ApiKey = "first" };
        judge = header =>
        {
            options.ApiKey = "second";
            return header.EndsWith("second", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;
        };

        Assert.That(await Get(Client(TestApi.KeyHeader, options)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_refused_key_is_tried_once()
    {
        judge = _ => HttpStatusCode.Unauthorized;

        Assert.That(await Get(Client(TestApi.KeyHeader, new() { ApiKey = "first" })), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(seen, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_key_that_is_replaced_by_a_broken_one_fails_without_showing_it()
    {
        var options = new SpecClientOptions { ApiKey = "first" };
        using var client = Client(TestApi.KeyHeader, options);
        options.ApiKey = "second\r\nX: y";

        Assert.That(() => client.GetAsync("x"), Throws.InvalidOperationException.With.Message.StartsWith("ApiKey has").And.Message.Not.Contain("second"));
    }

    [Test]
    public async Task A_token_is_fetched_once_for_a_thousand_callers_and_renewed_once_after_401()
    {
        var issued = 0;
        var isRevoked = false;
        judge = header => isRevoked && header.EndsWith("-1", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.OK;
        using var client = Client(TestApi.Bearer, new()
        {
            TokenProvider = async token =>
            {
                var number = Interlocked.Increment(ref issued);
                await Task.Delay(20, token);
                return $"token-{number}";
            },
        });

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Get(client)));
        Assert.That(issued, Is.EqualTo(1));

        isRevoked = true;
        var statuses = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Get(client)));

        Assert.That(statuses, Has.All.EqualTo(HttpStatusCode.OK));
        Assert.That(issued, Is.EqualTo(2));
    }

    [Test]
    public async Task A_second_401_is_the_answer()
    {
        var issued = 0;
        judge = _ => HttpStatusCode.Unauthorized;

        Assert.That(await Get(Client(TestApi.Bearer, new() { TokenProvider = _ => ValueTask.FromResult($"token{++issued}") })), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(seen, Is.EqualTo(["Authorization=Bearer token1", "Authorization=Bearer token2"]));
    }

    [Test]
    public async Task A_failed_fetch_reaches_its_callers_and_is_not_kept()
    {
        var issued = 0;
        using var client = Client(TestApi.Bearer, new() { TokenProvider = _ => ++issued == 1 ? throw new UnauthorizedAccessException("no") : ValueTask.FromResult("token") });

        Assert.ThrowsAsync<UnauthorizedAccessException>(() => client.GetAsync("x"));
        Assert.That(await Get(client), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task One_caller_who_cancels_does_not_cancel_the_fetch_of_the_others()
    {
        var release = new TaskCompletionSource<string>();
        using var client = Client(TestApi.Bearer, new() { TokenProvider = _ => new(release.Task) });
        using var cancellation = new CancellationTokenSource();
        var impatient = client.GetAsync("x", cancellation.Token);
        var patient = Get(client);
        await cancellation.CancelAsync();

        Assert.ThrowsAsync<TaskCanceledException>(() => impatient);
        release.SetResult("token");
        Assert.That(await patient, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_token_that_says_when_it_ends_is_renewed_a_minute_early()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        var issued = 0;
        using var client = Client(TestApi.Bearer, new() { TokenProvider = _ => ValueTask.FromResult(Jwt(++issued, time.GetUtcNow().AddHours(1))) }, time);

        await Get(client);
        time.Advance(TimeSpan.FromMinutes(58.9));
        await Get(client);
        Assert.That(issued, Is.EqualTo(1));

        time.Advance(TimeSpan.FromMinutes(0.2));
        await Get(client);
        Assert.That(issued, Is.EqualTo(2));
    }

    [Test]
    public async Task An_azure_credential_is_asked_for_the_described_scopes()
    {
        var credential = new FakeCredential();

        await Get(Client(TestApi.OAuth, new SpecClientOptions { BaseAddress = new("https://x.example") }.UseTokenCredential(credential)));

        Assert.That(credential.Asked, Is.EqualTo(["https://ai.example/.default"]));
        Assert.That(seen, Is.EqualTo(["Authorization=Bearer azure"]));
    }

    [Test]
    public async Task A_header_that_the_caller_set_stands()
    {
        using var client = Client(TestApi.KeyHeader, new() { ApiKey = TestApi.Key });
        client.DefaultRequestHeaders.Add("X-Acme-Key", "mine");

        await Get(client);

        Assert.That(seen, Is.EqualTo(["X-Acme-Key=mine"]));
    }

    private static async Task<HttpStatusCode> Get(HttpClient client)
    {
        using var response = await client.GetAsync("x");
        return response.StatusCode;
    }

    private HttpClient Client(ApiDescription api, SpecClientOptions options, TimeProvider? time = null) => ClientPipeline.Create(api, options, new FakeTransport(request =>
    {
        var header = request.Headers.Where(header => header.Key != "User-Agent").Select(header => $"{header.Key}={string.Join(',', header.Value)}").Single();
        lock (seen)
            seen.Add(header);
        return new(judge(header));
    }), time);

    private static string Jwt(int number, DateTimeOffset end) =>
        $"{number}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"exp":{{end.ToUnixTimeSeconds()}}}"""))}.signature";

    private sealed class FakeCredential : TokenCredential
    {
        public string[] Asked { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked = requestContext.Scopes;
            return new("azure", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
