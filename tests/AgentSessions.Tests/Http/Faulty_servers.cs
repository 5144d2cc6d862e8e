using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

/// <summary>Real servers that misbehave: each case ends within its budget, with the right data or one typed failure.</summary>
[Parallelizable]
public class Faulty_servers
{
    private const string Good = """{"sessions":[]}""";
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(6);

    /// <summary>The case, what the server does, what the caller gets (a status and body, or part of a failure's message), and the requests it took.</summary>
    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("no fault", (_, context) => context.Response.WriteAsync(Good), "200 " + Good, 1);
        yield return Case("reset mid-body, then right", (attempt, context) => attempt > 1 ? context.Response.WriteAsync(Good) : ResetMidBody(context), "200 " + Good, 2);
        yield return Case("reset mid-body, always", (_, context) => ResetMidBody(context), "broke off", 3);
        yield return Case("reset before any answer", (_, context) => { context.Abort(); return Task.CompletedTask; }, "no answer", 3);
        yield return Case("stall before headers", (_, context) => Stall(context), "no whole answer within", 3);
        yield return Case("stall after headers", async (_, context) => { await context.Response.StartAsync(); await Stall(context); }, "no whole answer within", 3);
        yield return Case("stall mid-body", async (_, context) => { await context.Response.WriteAsync("{"); await Stall(context); }, "no whole answer within", 3);
        yield return Case("stall mid-body, then right", async (attempt, context) =>
        {
            await context.Response.WriteAsync(attempt == 1 ? "{" : Good);
            if (attempt == 1)
                await Stall(context);
        }, "200 " + Good, 2);
        yield return Case("dripping body", async (_, context) =>
        {
            for (var drop = 0; drop < 100 && !context.RequestAborted.IsCancellationRequested; drop++)
            {
                await context.Response.WriteAsync(" ");
                await Task.Delay(50);
            }
        }, "no whole answer within", 3);
        yield return Case("endless body", async (_, context) =>
        {
            for (var block = 0; block < 10_000 && !context.RequestAborted.IsCancellationRequested; block++)
                await context.Response.Body.WriteAsync(new byte[10_000]);
        }, "larger than 100000 bytes", 1);
        yield return Case("announced huge body", async (_, context) => { context.Response.ContentLength = 1L << 40; await context.Response.StartAsync(); }, "larger than 100000 bytes", 1);
        yield return Case("429 storm", (_, context) => Refuse(context, 429, "0"), "429 later", 3);
        yield return Case("429 twice, then right", (attempt, context) => attempt < 3 ? Refuse(context, 429, "0") : context.Response.WriteAsync(Good), "200 " + Good, 3);
        yield return Case("429 beyond the budget", (_, context) => Refuse(context, 429, "3600"), "429 later", 1);
        yield return Case("503 with a date past", (attempt, context) => attempt == 1 ? Refuse(context, 503, "Fri, 01 Jan 2021 00:00:00 GMT") : context.Response.WriteAsync(Good), "200 " + Good, 2);
        yield return Case("503 with a date far ahead", (_, context) => Refuse(context, 503, "Fri, 01 Jan 2100 00:00:00 GMT"), "503 later", 1);
        yield return Case("503 with nonsense", (_, context) => Refuse(context, 503, "soon"), "503 later", 3);
        yield return Case("500 is an answer", (_, context) => Refuse(context, 500, "0"), "500 later", 1);
        yield return Case("redirect loop", (_, context) => { context.Response.Redirect(context.Request.Path); return Task.CompletedTask; }, "more than 5 times", 6);
        yield return Case("corrupt gzip", (_, context) => { context.Response.Headers.ContentEncoding = "gzip"; return context.Response.WriteAsync("no gzip at all"); }, "broke off", 3);
        yield return Case("gzip bomb", (_, context) => PackedAsync(context, "gzip", body => new GZipStream(body, CompressionLevel.Fastest)), "larger than 100000 bytes", 1);
        yield return Case("brotli bomb", (_, context) => PackedAsync(context, "br", body => new BrotliStream(body, CompressionLevel.Fastest)), "larger than 100000 bytes", 1);
    }

    private static IEnumerable<TestCaseData> RawCases()
    {
        yield return new TestCaseData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbody", "broke off").SetArgDisplayNames("malformed chunk size");
        yield return new TestCaseData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}XX", "broke off").SetArgDisplayNames("chunk without an end");
        yield return new TestCaseData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}", "broke off").SetArgDisplayNames("chunk cut short");
        yield return new TestCaseData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", "broke off").SetArgDisplayNames("body cut short");
        yield return new TestCaseData("HTTP/1.1 2x0 WHAT\r\n\r\n", "no answer").SetArgDisplayNames("no status line");
        yield return new TestCaseData("", "no answer").SetArgDisplayNames("closed at once");
        yield return new TestCaseData("HTTP/1.1 200 OK\r\nX: " + new string('x', 100_000) + "\r\n\r\n", "no answer").SetArgDisplayNames("endless header");
    }

    [TestCaseSource(nameof(Cases))]
    public async Task End_within_their_budget(Func<int, HttpContext, Task> misbehave, string outcome, int requests)
    {
        var attempts = 0;
        await using var origin = await Origin.Serve(context => misbehave(Interlocked.Increment(ref attempts), context));
        using var client = Client(origin.Address);
        var clock = Stopwatch.StartNew();

        Assert.That(await Outcome(client), Does.Contain(outcome));

        Assert.That(clock.Elapsed, Is.LessThan(Budget));
        Assert.That(attempts, Is.EqualTo(requests));
    }

    [TestCaseSource(nameof(RawCases))]
    public async Task That_are_none_end_within_their_budget(string bytes, string outcome)
    {
        await using var origin = await Origin.ServeRaw(connection => connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(bytes)).AsTask());
        using var client = Client(origin.Address);

        Assert.That(await Outcome(client).WaitAsync(Budget), Does.Contain(outcome));
    }

    [Test]
    public async Task That_nobody_runs_are_a_typed_failure()
    {
        var origin = await Origin.Serve(_ => Task.CompletedTask);
        await origin.DisposeAsync();
        using var client = Client(origin.Address);

        Assert.That(await Outcome(client).WaitAsync(Budget), Does.Contain("no answer"));
    }

    [Test]
    public async Task Do_not_hold_a_caller_who_cancels([Values] bool inBody)
    {
        var stalled = new TaskCompletionSource();
        await using var origin = await Origin.Serve(async context =>
        {
            if (inBody)
                await context.Response.WriteAsync("{");
            stalled.TrySetResult();
            await Stall(context);
        });
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new() { BaseAddress = origin.Address, ApiKey = TestApi.Key });
        using var cancellation = new CancellationTokenSource();
        var call = client.GetAsync("x", HttpCompletionOption.ResponseHeadersRead, cancellation.Token);
        await stalled.Task;
        await cancellation.CancelAsync();

        var cancelled = Assert.ThrowsAsync<TaskCanceledException>(() => call.WaitAsync(Budget))!;
        Assert.That(cancelled.CancellationToken, Is.EqualTo(cancellation.Token));
    }

    [Test]
    public async Task See_a_post_once()
    {
        var attempts = 0;
        await using var origin = await Origin.Serve(context => { attempts++; return Refuse(context, 503, "0"); });
        using var client = Client(origin.Address);

        using var response = await client.PostAsync("x", null);

        Assert.That((attempts, response.StatusCode), Is.EqualTo((1, HttpStatusCode.ServiceUnavailable)));
    }

    private static HttpClient Client(Uri address) => ClientPipeline.Create(TestApi.KeyHeader, new()
    {
        BaseAddress = address,
        ApiKey = TestApi.Key,
        MaxRetries = 2,
        RetryDelay = TimeSpan.FromMilliseconds(20),
        AttemptTimeout = TimeSpan.FromMilliseconds(500),
        TotalTimeout = TimeSpan.FromSeconds(4),
        MaxResponseBytes = 100_000,
    });

    private static async Task<string> Outcome(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("v1/agents/a/sessions?secret=1", HttpCompletionOption.ResponseHeadersRead);
            return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
        }
        catch (ApiTransportException failure)
        {
            Assert.That((failure.Vendor, failure.Method, failure.Path), Is.EqualTo(("acme-cloud", HttpMethod.Get, "/v1/agents/a/sessions")));
            Assert.That(failure.ToString(), Does.Not.Contain("secret").And.Not.Contain(TestApi.Key));
            return failure.Message;
        }
    }

    private static TestCaseData Case(string name, Func<int, HttpContext, Task> misbehave, string outcome, int requests) =>
        new TestCaseData(misbehave, outcome, requests).SetArgDisplayNames(name, outcome, requests.ToString(null as IFormatProvider));

    private static Task Stall(HttpContext context) =>
        Task.Delay(TimeSpan.FromSeconds(10), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    private static async Task ResetMidBody(HttpContext context)
    {
        context.Response.ContentLength = 100;
        await context.Response.WriteAsync("{");
        await context.Response.Body.FlushAsync();
        await Task.Delay(50);
        context.Abort();
    }

    /// <summary>A hundred million zeros, in as few bytes as they can be packed into.</summary>
    private static async Task PackedAsync(HttpContext context, string encoding, Func<Stream, Stream> pack)
    {
        context.Response.Headers.ContentEncoding = encoding;
        await using var packed = pack(context.Response.Body);
        for (var block = 0; block < 100 && !context.RequestAborted.IsCancellationRequested; block++)
            await packed.WriteAsync(new byte[1_000_000]);
    }

    private static Task Refuse(HttpContext context, int status, string retryAfter)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync("later");
    }
}
