using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

[NonParallelizable]
internal sealed class LongListings
{
    private const int Rows = 1_000_000;
    private const long MegaByte = 1024 * 1024;

    [TestCase(1)]
    [TestCase(8)]
    public async Task A_million_items_stream_through_in_constant_memory(int concurrency)
    {
        var listing = Pages.ByOffset(
            new PagedOperation("endless", "listSessions", []),
            new() { MaxConcurrency = concurrency },
            null,
            1000,
            AnswerAsync,
            page => page.Items,
            page => page.Total,
            id => id);
        var items = 0;
        long before = GC.GetTotalMemory(true), live = 0, peak = 0;

        await foreach (var _ in listing)
        {
            if (++items % 50_000 == 0)
                live = Math.Max(live, GC.GetTotalMemory(true));
            if (items % 1_000 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(false));
        }

        TestContext.Progress.WriteLine($"{items:N0} items {concurrency} at a time: heap at most {(double)peak / MegaByte:F1} MB, of it live {(double)live / MegaByte:F1} MB; before {(double)before / MegaByte:F1} MB");
        Assert.That(items, Is.EqualTo(Rows));
        Assert.That(peak - before, Is.LessThan(64 * MegaByte));
        Assert.That(live - before, Is.LessThan(16 * MegaByte));
    }

    [TestCase(10_007)]
    [TestCase(30_011)]
    public void A_ring_of_any_length_is_found(int length)
    {
        var requests = 0;
        var listing = Pages.ByOffset(
            new PagedOperation("ring", "listSessions", []),
            null,
            null,
            100,
            (offset, _, _) =>
            {
                requests++;
                return Task.FromResult(new ModelPage([.. Enumerable.Range(0, 100).Select(i => Ring((offset ?? 0) + i, length))]));
            },
            page => page.Items,
            null,
            id => id);

        var failure = Assert.CatchAsync<PaginationException>(async () => await listing.CountAsync());
        Assert.That(failure!.Reason, Is.EqualTo(PaginationFault.RepeatedPage));
        Assert.That(requests, Is.LessThan(5 * length / 100));
    }

    /// <summary>A row of a listing that runs straight for 5,000 rows and then in a ring.</summary>
    private static string Ring(long row, int length) => $"r{(row < 5000 ? row : 5000 + ((row - 5000) % length))}";

    private static Task<ModelPage> AnswerAsync(long? offset, long? limit, CancellationToken cancel) => Task.FromResult(
        new ModelPage([.. Enumerable.Range((int)(offset ?? 0), (int)Math.Min(limit ?? 0, Rows - (offset ?? 0))).Select(row => $"session-{row:D9}")], Rows));
}
