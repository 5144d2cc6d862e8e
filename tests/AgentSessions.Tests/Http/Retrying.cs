using System.Net;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

public class Retrying
{
    private RecordedTime time = new();
    private int sent;

    [SetUp]
    public void ForgetTheLastTest() => (time, sent) = (new(), 0);

    [TestCase("7", 7)]
    [TestCase("3600", 60)]
    [TestCase("0", 0)]
    [TestCase("date", 9)]
    public async Task Waits_as_long_as_it_is_asked_to_up_to_the_cap(string retryAfter, int expected)
    {
        using var client = Client(new() { MaxRetries = 1 }, _ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter == "date" ? (time.GetUtcNow() + TimeSpan.FromSeconds(9)).ToString("R") : retryAfter);
            return response;
        });

        using var response = await time.Finish(client.GetAsync("x"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(time.Waits.Sum(wait => wait.TotalSeconds), Is.EqualTo(expected));
    }

    [Test]
    public async Task Backs_off_exponentially_with_jitter()
    {
        using var client = Client(new() { MaxRetries = 4, RetryDelay = TimeSpan.FromSeconds(2) }, _ => new(HttpStatusCode.BadGateway));

        using var response = await time.Finish(client.GetAsync("x"));

        Assert.That(sent, Is.EqualTo(5));
        foreach (var (index, wait) in time.Waits.Index())
            Assert.That(wait.TotalSeconds, Is.InRange(1 << index, 3 << index));
    }

    [TestCase(HttpStatusCode.RequestTimeout, 4)]
    [TestCase(HttpStatusCode.TooManyRequests, 4)]
    [TestCase(HttpStatusCode.BadGateway, 4)]
    [TestCase(HttpStatusCode.ServiceUnavailable, 4)]
    [TestCase(HttpStatusCode.GatewayTimeout, 4)]
    [TestCase(HttpStatusCode.InternalServerError, 1)]
    [TestCase(HttpStatusCode.NotImplemented, 1)]
    [TestCase(HttpStatusCode.NotFound, 1)]
    public async Task Answers_with_the_last_response(HttpStatusCode status, int attempts)
    {
        using var client = Client(new(), _ => new(status) { Content = new StringContent($"answer {sent}") });

        using var response = await time.Finish(client.GetAsync("x"));

        Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync(), sent), Is.EqualTo((status, $"answer {attempts}", attempts)));
    }

    [Test]
    public async Task Is_set_per_call()
    {
        using var client = Client(new(), _ => new(HttpStatusCode.BadGateway));
        using var request = new HttpRequestMessage(HttpMethod.Get, "x");
        request.Options.Set(CallOptions.Key, new CallOptions { MaxRetries = 1 });

        using var response = await time.Finish(client.SendAsync(request));

        Assert.That(sent, Is.EqualTo(2));
    }

    [Test]
    public async Task Is_set_per_call_under_a_key_of_the_generators_own()
    {
        using var client = Client(new(), _ => new(HttpStatusCode.BadGateway));
        using var request = new HttpRequestMessage(HttpMethod.Get, "x");
        request.Options.Set(new HttpRequestOptionsKey<object>("Kiota.Option"), new GeneratorsOption { MaxRetries = 2 });

        using var response = await time.Finish(client.SendAsync(request));

        Assert.That(sent, Is.EqualTo(3));
    }

    [Test]
    public async Task Is_turned_off()
    {
        using var client = Client(new() { EnableResilience = false }, _ => new(HttpStatusCode.BadGateway));

        using var response = await client.GetAsync("x");

        Assert.That(sent, Is.EqualTo(1));
    }

    [Test]
    public void Stops_when_the_caller_cancels_a_wait()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = Client(new(), _ => new(HttpStatusCode.BadGateway));
        var call = client.GetAsync("x", cancellation.Token);
        cancellation.Cancel();

        Assert.ThrowsAsync<TaskCanceledException>(() => call);
        Assert.That(sent, Is.EqualTo(1));
    }

    [Test]
    public void Ends_with_the_total_budget()
    {
        using var client = Client(new() { MaxRetries = 1000, RetryDelay = TimeSpan.Zero, AttemptTimeout = TimeSpan.FromSeconds(10), TotalTimeout = TimeSpan.FromSeconds(25) }, async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, token);
            return null!;
        });
        var start = time.GetUtcNow();

        var failure = Assert.ThrowsAsync<ApiTransportException>(() => time.Finish(client.GetAsync("x")))!;

        Assert.That(failure.InnerException, Is.TypeOf<TimeoutException>());
        Assert.That((sent, (time.GetUtcNow() - start).TotalSeconds), Is.EqualTo((3, 25)));
    }

    [Test]
    public async Task Sends_a_body_again()
    {
        var bodies = new List<string>();
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new() { ApiKey = TestApi.Key, RetryDelay = TimeSpan.Zero }, new FakeTransport(async (request, token) =>
        {
            bodies.Add(await request.Content!.ReadAsStringAsync(token));
            return new(bodies.Count < 3 ? HttpStatusCode.BadGateway : HttpStatusCode.OK);
        }));

        using var response = await client.PutAsync("x", new StreamContent(new MemoryStream("body"u8.ToArray())));

        Assert.That(bodies, Is.EqualTo(["body", "body", "body"]));
    }

    private HttpClient Client(SpecClientOptions options, Func<CancellationToken, HttpResponseMessage> answer) => Client(options, token => Task.FromResult(answer(token)));

    private HttpClient Client(SpecClientOptions options, Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        options.ApiKey = TestApi.Key;
        if (options.TotalTimeout == new SpecClientOptions().TotalTimeout)
            options.AttemptTimeout = options.TotalTimeout = Timeout.InfiniteTimeSpan;
        return ClientPipeline.Create(TestApi.KeyHeader, options, new FakeTransport((_, token) =>
        {
            sent++;
            return answer(token);
        }), time);
    }

    private sealed class GeneratorsOption : CallOptions;
}
