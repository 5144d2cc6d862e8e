using System.Collections.Concurrent;
using System.Text;
using AgentSessions.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace AgentSessions.Tests.Streams;

/// <summary>How streams end: by themselves, by the server, by the caller and by time.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
public sealed class BreakingOff(string generator)
{
    private StreamingClients _clients = null!;

    [OneTimeSetUp]
    public async Task CompileAsync() => _clients = await StreamingClients.CompileAsync();

    [Test]
    public async Task A_stream_that_breaks_off_says_how_far_it_came_and_is_not_asked_for_again()
    {
        await using var server = await ServeAsync((context, _) => BreakAsync(context, "data: {\"id\": 1}\n\ndata: {\"id\": 2}\n\ndata: {\"id\""));
        using var client = _clients.Connect(generator, server.Address);
        var ids = new List<long>();
        var failure = Assert.CatchAsync<ApiTransportException>(async () =>
        {
            await foreach (var step in StreamingClient.Each(client.Steps()))
                ids.Add((long)step.Id);
        })!;
        Assert.That(ids, Is.EqualTo([1L, 2L]));
        Assert.That(failure.Message, Does.Contain("the stream ended after 2 items").And.Not.Contain("s3cret"));
        Assert.That(server.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_stream_that_may_be_asked_for_again_goes_on_after_its_last_event()
    {
        var asked = new ConcurrentQueue<string>();
        await using var server = await ServeAsync(async (context, time) =>
        {
            asked.Enqueue(context.Request.Headers["Last-Event-ID"].ToString());
            if (time < 3)
                await BreakAsync(context, $"retry: 1\nid: e{time}\ndata: {{\"id\": {time}}}\n\n");
            else
                await context.Response.WriteAsync("id: e3\ndata: {\"id\": 3}\n\n");
        });
        using var client = _clients.Connect(generator, server.Address);
        var steps = await StreamingClient.AllAsync(((dynamic)client.Steps()).Reconnecting(1));
        Assert.That(((List<dynamic>)steps).Select(step => (long)step.Id), Is.EqualTo([1L, 2L, 3L]));
        Assert.That(asked, Is.EqualTo(["", "e1", "e2"]));
    }

    [Test]
    public async Task A_stream_without_ids_is_not_asked_for_again_since_its_events_would_come_twice()
    {
        await using var server = await ServeAsync((context, _) => BreakAsync(context, "retry: 1\ndata: {\"id\": 1}\n\n"));
        using var client = _clients.Connect(generator, server.Address);
        Assert.CatchAsync<ApiTransportException>(() => StreamingClient.AllAsync((object)((dynamic)client.Steps()).Reconnecting(5)));
        Assert.That(server.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_server_that_keeps_breaking_off_is_left_alone_in_the_end()
    {
        await using var server = await ServeAsync((context, time) => BreakAsync(context, time == 1 ? "retry: 1\nid: a\ndata: {\"id\": 1}\n\n" : ": nothing new\n\n"));
        using var client = _clients.Connect(generator, server.Address, new() { MaxRetries = 0 });
        Assert.CatchAsync<ApiTransportException>(() => StreamingClient.AllAsync((object)((dynamic)client.Steps()).Reconnecting(2)));
        Assert.That(server.Seen, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task An_attempt_has_its_time_until_the_headers_and_the_stream_as_much_as_it_takes()
    {
        await using var server = await ServeAsync(async (context, _) =>
        {
            for (var id = 1; id <= 3; id++)
            {
                await context.Response.WriteAsync($"data: {{\"id\": {id}}}\n\n");
                await context.Response.Body.FlushAsync();
                await Task.Delay(300);
            }
        });
        using var client = _clients.Connect(generator, server.Address, new() { AttemptTimeout = TimeSpan.FromMilliseconds(500), TotalTimeout = TimeSpan.FromMilliseconds(600) });
        // The first call of a process takes its own time.
        try
        {
            await StreamingClient.AllAsync(client.Steps());
        }
        catch (ApiTransportException)
        {
        }
        Assert.That(await StreamingClient.AllAsync(client.Steps()), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_silent_stream_ends_after_the_time_that_is_set_for_it()
    {
        await using var server = await ServeAsync(async (context, _) =>
        {
            await context.Response.WriteAsync("data: {\"id\": 1}\n\n");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var client = _clients.Connect(generator, server.Address, new() { StreamIdleTimeout = TimeSpan.FromMilliseconds(200) });
        var failure = Assert.CatchAsync<ApiTransportException>(() => StreamingClient.AllAsync(client.Steps()))!;
        Assert.That(failure.Message, Does.Contain("nothing came within 0.2 s"));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_caller_who_leaves_ends_the_connection(CancellationToken stop)
    {
        var gone = new TaskCompletionSource();
        await using var server = await ServeAsync(async (context, _) =>
        {
            try
            {
                for (var id = 1; ; id++)
                {
                    await context.Response.WriteAsync($"data: {{\"id\": {id}}}\n\n", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(5, context.RequestAborted);
                }
            }
            finally
            {
                gone.TrySetResult();
            }
        });
        using var client = _clients.Connect(generator, server.Address);
        await foreach (var _ in StreamingClient.Each(client.Steps(CancellationToken.None)))
            break;
        await gone.Task.WaitAsync(stop);
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task The_callers_token_ends_a_stream_that_says_nothing(CancellationToken stop)
    {
        await using var server = await ServeAsync(async (context, _) =>
        {
            await context.Response.Body.FlushAsync(stop);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var client = _clients.Connect(generator, server.Address);
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stop);
        soon.CancelAfter(300);
        Assert.CatchAsync<OperationCanceledException>(() => StreamingClient.AllAsync(client.Steps(soon.Token)));
        Assert.That(stop.IsCancellationRequested, Is.False);
    }

    [TestCase(false)]
    [TestCase(true)]
    [CancelAfter(60_000)]
    public async Task Events_of_which_nothing_is_said_are_bytes_as_they_come(bool isPosted, CancellationToken stop)
    {
        using var read = new SemaphoreSlim(0);
        await using var server = await ServeAsync(async (context, _) =>
        {
            await context.Response.WriteAsync("data: one\n\n", stop);
            await context.Response.Body.FlushAsync(stop);
            await read.WaitAsync(stop);
            await context.Response.WriteAsync("data: two\n\n", stop);
        });
        using var client = _clients.Connect(generator, server.Address);
        await using var stream = await client.TextsAsync(isPosted);
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync(stop), Is.EqualTo("data: one"));
        read.Release();
        Assert.That(await reader.ReadToEndAsync(stop), Does.Contain("data: two"));
        Assert.That(server.Seen.Single(), Does.Contain("Accept: text/event-stream"));
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task A_download_takes_the_same_memory_whatever_its_length(CancellationToken stop)
    {
        const long Length = 256L * 1024 * 1024;
        var chunk = Encoding.ASCII.GetBytes(new string('x', 64 * 1024));
        await using var server = await Origin.Serve(async context =>
        {
            context.Response.ContentType = "application/octet-stream";
            context.Response.ContentLength = Length;
            for (var sent = 0L; sent < Length; sent += chunk.Length)
                await context.Response.Body.WriteAsync(chunk, stop);
        });
        using var client = _clients.Connect(generator, server.Address, new() { MaxResponseBytes = 1024 * 1024 });
        var before = GC.GetTotalAllocatedBytes();
        await using var file = await client.FileAsync(stop);
        var (buffer, total) = (new byte[81_920], 0L);
        for (int read; (read = await file.ReadAsync(buffer, stop)) > 0;)
            total += read;
        Assert.That(total, Is.EqualTo(Length));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(Length / 4));
    }

    [Test]
    public async Task A_download_that_breaks_off_says_after_how_many_bytes()
    {
        await using var server = await Origin.Serve(async context =>
        {
            context.Response.ContentType = "application/octet-stream";
            context.Response.ContentLength = 100;
            await BreakAsync(context, "0123456789");
        });
        using var client = _clients.Connect(generator, server.Address);
        await using var file = await client.FileAsync();
        var failure = Assert.CatchAsync<ApiTransportException>(() => file.CopyToAsync(Stream.Null))!;
        Assert.That(failure.Message, Does.Contain("the body broke off after 10 bytes"));
    }

    private static async Task BreakAsync(HttpContext context, string sent)
    {
        await context.Response.WriteAsync(sent);
        await context.Response.Body.FlushAsync();
        // What was flushed is to arrive before the connection goes.
        await Task.Delay(100);
        context.Abort();
    }

    private static Task<Origin> ServeAsync(Func<HttpContext, int, Task> answer)
    {
        var times = 0;
        return Origin.Serve(context =>
        {
            context.Response.ContentType = "text/event-stream";
            return answer(context, Interlocked.Increment(ref times));
        });
    }
}
