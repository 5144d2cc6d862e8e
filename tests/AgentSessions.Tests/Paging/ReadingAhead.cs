namespace AgentSessions.Tests.Paging;

internal sealed class ReadingAhead
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Test]
    public void Nothing_is_requested_before_the_enumeration()
    {
        var server = new GatedServer(30, 10);

        server.List().AsPages().GetAsyncEnumerator();
        server.List().GetAsyncEnumerator();

        Assert.That(server.Requests, Is.Zero);
    }

    [Test]
    public async Task The_next_page_is_on_its_way_while_the_caller_works()
    {
        var server = new GatedServer(30, 10);
        server.Open(0);
        await using var pages = server.List().AsPages().GetAsyncEnumerator();

        Assert.That(await pages.MoveNextAsync());
        await server.RequestedAsync(10);

        Assert.That(server.IsRequested(20), Is.False);
    }

    [Test]
    public async Task More_pages_are_fetched_ahead_one_after_the_other()
    {
        var server = new GatedServer(60, 10);
        server.Open(0);
        await using var pages = server.List(new() { Prefetch = 3 }).AsPages().GetAsyncEnumerator();
        Assert.That(await pages.MoveNextAsync());

        await server.RequestedAsync(10);
        Assert.That(server.IsRequested(20), Is.False);
        server.Open(10);
        await server.RequestedAsync(20);
        server.Open(20);
        await server.RequestedAsync(30);
        server.Open(30);

        Assert.That(server.Requests, Is.EqualTo(4));
    }

    [Test]
    public async Task Without_prefetch_only_what_the_caller_asks_for_is_requested()
    {
        var server = new GatedServer(30, 10);
        server.OpenAll();
        await using var pages = server.List(new() { Prefetch = 0 }).AsPages().GetAsyncEnumerator();

        for (var page = 1; page <= 3; page++)
        {
            Assert.That(await pages.MoveNextAsync());
            Assert.That(server.Requests, Is.EqualTo(page));
        }
    }

    [Test]
    public async Task Pages_side_by_side_arrive_in_order_whatever_the_order_of_the_answers()
    {
        var server = new GatedServer(95, 10);
        server.Open(0);
        await using var pages = server.List(new() { MaxConcurrency = 4 }).AsPages().GetAsyncEnumerator();
        Assert.That(await pages.MoveNextAsync());
        foreach (var row in new[] { 10, 20, 30, 40 })
            await server.RequestedAsync(row);

        var second = pages.MoveNextAsync();
        server.Open(40);
        server.Open(20);
        server.Open(30);
        Assert.That(second.IsCompleted, Is.False);
        server.Open(10);

        Assert.That(await second);
        Assert.That(pages.Current.Items[0], Is.EqualTo(ModelServer.Id(10)));
    }

    [Test]
    public async Task A_slow_caller_holds_the_requests_back()
    {
        var server = new GatedServer(1000, 10);
        server.OpenAll();
        await using var pages = server.List(new() { MaxConcurrency = 4 }).AsPages().GetAsyncEnumerator();
        Assert.That(await pages.MoveNextAsync());
        foreach (var row in new[] { 10, 20, 30, 40 })
            await server.RequestedAsync(row);

        await server.RequestedAsync(80);
        Assert.That(server.Requests, Is.EqualTo(9));
        Assert.That(await pages.MoveNextAsync());
        await server.RequestedAsync(90);
        Assert.That(server.Requests, Is.EqualTo(10));
    }

    [Test]
    public async Task A_caller_that_leaves_cancels_what_is_in_flight_and_nothing_more_is_requested([Values(1, 4)] int concurrency)
    {
        var server = new GatedServer(100, 10);
        server.Open(0);

        await foreach (var _ in server.List(new() { MaxConcurrency = concurrency }))
            break;

        var requests = server.Requests;
        Assert.That(server.Canceled, Is.EqualTo(concurrency));
        server.OpenAll();
        await Task.Yield();
        Assert.That(server.Requests, Is.EqualTo(requests).And.EqualTo(1 + concurrency));
    }

    [Test]
    public async Task Requests_left_behind_fail_unseen_but_not_unobserved()
    {
        List<string> unobserved = [];
        void Collect(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            if (e.Exception.ToString().Contains("Status 599", StringComparison.Ordinal))
                unobserved.Add(e.Exception.Message);
        }

        TaskScheduler.UnobservedTaskException += Collect;
        await LeaveFailingRequestsAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= Collect;

        Assert.That(unobserved, Is.Empty);
    }

    [Test]
    public async Task A_failed_page_fails_in_its_turn()
    {
        var server = new GatedServer(100, 10);
        server.Open(0);
        await using var pages = server.List(new() { MaxConcurrency = 4 }).AsPages().GetAsyncEnumerator();
        Assert.That(await pages.MoveNextAsync());
        await server.RequestedAsync(40);
        server.Open(20, new ModelFault(503));
        server.Open(30);
        server.Open(10);

        Assert.That(await pages.MoveNextAsync());
        Assert.That(async () => await pages.MoveNextAsync(), Throws.InstanceOf<ModelFault>());
    }

    [Test]
    public async Task Cancellation_is_the_callers_own([Values(1, 4)] int concurrency)
    {
        using var cancel = new CancellationTokenSource();
        var server = new GatedServer(100, 10);
        server.Open(0);
        await using var pages = server.List(new() { MaxConcurrency = concurrency }).AsPages().GetAsyncEnumerator(cancel.Token);
        Assert.That(await pages.MoveNextAsync());
        var second = pages.MoveNextAsync().AsTask();

        await cancel.CancelAsync();

        var canceled = Assert.CatchAsync<OperationCanceledException>(() => second.WaitAsync(s_patience));
        Assert.That(canceled!.CancellationToken, Is.EqualTo(cancel.Token));
        Assert.That(server.Canceled, Is.EqualTo(concurrency));
    }

    [TestCase(1, true)]
    [TestCase(1, false)]
    [TestCase(4, true)]
    [TestCase(4, false)]
    public async Task A_fetch_that_ignores_cancellation_holds_no_caller(int concurrency, bool leaves)
    {
        var never = new TaskCompletionSource<ModelPage>();
        using var cancel = new CancellationTokenSource();
        var listing = SpecClients.Paging.Pages.ByOffset(
            new("deaf", "listSessions", []), new() { MaxConcurrency = concurrency }, null, 1,
            (at, _, _) => at is null ? Task.FromResult(new ModelPage([ModelServer.Id(0)], 100)) : never.Task,
            page => page.Items, page => page.Total, id => id);
        var pages = listing.AsPages().GetAsyncEnumerator(cancel.Token);
        Assert.That(await pages.MoveNextAsync());

        if (!leaves)
        {
            var second = pages.MoveNextAsync().AsTask();
            await cancel.CancelAsync();
            Assert.CatchAsync<OperationCanceledException>(() => second.WaitAsync(s_patience));
        }
        await pages.DisposeAsync().AsTask().WaitAsync(s_patience);
    }

    [Test]
    public async Task Limits_keep_requests_back_too()
    {
        var server = new GatedServer(1000, 10);
        server.OpenAll();

        var pages = await server.List(new() { MaxConcurrency = 8, MaxPages = 3 }).AsPages().ToListAsync();
        Assert.That(server.Requests, Is.EqualTo(3));
        var items = await server.List(new() { MaxConcurrency = 8, MaxItems = 25 }).ToListAsync();

        Assert.That(server.Requests, Is.EqualTo(6));
        Assert.That(pages, Has.Count.EqualTo(3));
        Assert.That(items, Has.Count.EqualTo(25));
        Assert.That(pages[2].Checkpoint, Is.Not.Null);
    }

    private static async Task LeaveFailingRequestsAsync()
    {
        var server = new GatedServer(100, 10);
        server.Open(0);
        await using var pages = server.List(new() { MaxConcurrency = 4 }).AsPages().GetAsyncEnumerator();
        await pages.MoveNextAsync();
        await server.RequestedAsync(40);
        foreach (var row in new[] { 10, 20, 30, 40 })
            server.Open(row, new ModelFault(599));
    }
}
