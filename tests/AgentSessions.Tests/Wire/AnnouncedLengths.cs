using AgentSessions.Tests.Http;
using SpecClients.Client;
using SpecClients.Http;

namespace AgentSessions.Tests.Wire;

/// <summary>Memory is taken for the bytes that come, not for those that an answer announces.</summary>
[NonParallelizable]
internal sealed class AnnouncedLengths
{
    private const int Calls = 64;
    private const int Announced = 1 << 30;

    [TestCase(true)]
    [TestCase(false)]
    public async Task Many_answers_that_announce_a_gigabyte_take_little_until_it_comes(bool isPipeline)
    {
        var begun = new CountdownEvent(Calls);
        await using var origin = await Origin.Serve(async context =>
        {
            context.Response.ContentLength = Announced;
            await context.Response.Body.WriteAsync("["u8.ToArray());
            await context.Response.Body.FlushAsync();
            begun.Signal();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var client = isPipeline
            ? ClientPipeline.Create(TestApi.KeyHeader, new() { BaseAddress = origin.Address, ApiKey = TestApi.Key, MaxResponseBytes = Announced })
            : new HttpClient(new SocketsHttpHandler()) { BaseAddress = origin.Address };
        using var stop = new CancellationTokenSource();
        var before = GC.GetTotalAllocatedBytes();

        var calls = Enumerable.Range(0, Calls).Select(_ => ReadAsync(client, stop.Token)).ToList();
        await Task.Run(begun.Wait, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        // Each has its first byte soon after it was sent; none has more to come.
        await Task.Delay(200, CancellationToken.None);
        var taken = GC.GetTotalAllocatedBytes() - before;
        await stop.CancelAsync();

        foreach (var call in calls)
            Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(taken, Is.LessThan(64 << 20));
    }

    private static async Task ReadAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync("x", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var body = await ResponseBody.ReadAsync(response.Content, int.MaxValue, cancellationToken);
    }
}
