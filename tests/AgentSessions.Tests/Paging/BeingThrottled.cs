using Microsoft.Extensions.Time.Testing;
using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

/// <summary>A server that has had enough gets the same requests again, fewer at a time.</summary>
internal sealed class BeingThrottled
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_throttled_page_is_fetched_again_through_half_the_window()
    {
        var clock = new FakeTimeProvider();
        var server = new GatedServer(200, 10) { IsThrottled = failure => failure is ModelFault { Status: 429 } };
        server.Open(0);
        await using var pages = server.List(new() { MaxConcurrency = 4, TimeProvider = clock }).AsPages().GetAsyncEnumerator();
        Assert.That(await pages.MoveNextAsync());
        await server.RequestedAsync(40);
        foreach (var row in new[] { 10, 20, 30, 40 })
            server.Open(row, new ModelFault(429));
        await server.RequestedAsync(50);
        await server.RequestedAsync(60);
        Assert.That(server.InFlight, Is.EqualTo(2));
        Assert.That(server.IsRequested(70), Is.False);

        server.MostInFlight = 0;
        server.OpenAll();
        List<string> items = [.. pages.Current.Items];
        for (var more = pages.MoveNextAsync().AsTask(); await PatientlyAsync(more, clock); more = pages.MoveNextAsync().AsTask())
            items.AddRange(pages.Current.Items);

        Assert.That(items, Is.EqualTo(Enumerable.Range(0, 200).Select(ModelServer.Id)));
        Assert.That(server.MostInFlight, Is.LessThanOrEqualTo(2));
    }

    [Test]
    public async Task The_earliest_page_goes_first_where_several_wait()
    {
        var window = new RequestWindow(1);
        await window.EnterAsync(0, default);
        using var cancel = new CancellationTokenSource();
        Task[] waiting = [window.EnterAsync(9, default), window.EnterAsync(1, cancel.Token), window.EnterAsync(2, default)];
        await cancel.CancelAsync();

        window.Leave();
        await waiting[2].WaitAsync(s_patience);

        Assert.That(waiting[0].IsCompleted, Is.False);
        Assert.That(async () => await waiting[1].WaitAsync(s_patience), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_page_throttled_for_good_fails_in_the_end()
    {
        var attempts = 0;
        var listing = Pages.ByOffset(
            new PagedOperation("gated", "listSessions", []) { IsThrottled = _ => true },
            new() { MaxConcurrency = 2, TimeProvider = new ImpatientTimeProvider() },
            null,
            null,
            (_, _, _) => Task.FromException<ModelPage>(new ModelFault(400 + ++attempts)),
            page => page.Items,
            null,
            id => id);

        Assert.That(async () => await listing.GetAsyncEnumerator().MoveNextAsync(), Throws.InstanceOf<ModelFault>());
        Assert.That(attempts, Is.EqualTo(6));
    }

    private static async Task<T> PatientlyAsync<T>(Task<T> task, FakeTimeProvider clock)
    {
        while (!task.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await task;
    }

    /// <summary>A clock on which every pause is over at once.</summary>
    private sealed class ImpatientTimeProvider : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
