using System.Diagnostics;
using AgentSessions.Paging;
using AgentSessions.Sandbox;

namespace AgentSessions.Benchmarks.Paging;

/// <summary>Reading ahead and side by side beside a plain loop, against a server that takes 20 ms a request.</summary>
internal static class PagingRatios
{
    private const int Sessions = 10_000;
    private const int Rounds = 3;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);
    private static readonly PagingOptions Plain = new() { PageSize = 100, Prefetch = 0 };

    private static readonly (string Name, PagingOptions Options, TimeSpan Work, int Beside)[] Ways =
    [
        ("plain loop, 20 ms of work a page", Plain, Latency, 0),
        ("prefetch 1, 20 ms of work a page", Plain with { Prefetch = 1 }, Latency, 0),
        ("plain loop, no work", Plain, TimeSpan.Zero, 2),
        ("8 requests side by side, no work", Plain with { MaxConcurrency = 8 }, TimeSpan.Zero, 2),
    ];

    public static async Task PrintAsync()
    {
        await using var sandbox = await SandboxServer.StartAsync(new() { SessionsPerVendor = Sessions, Latency = Latency });
        var rows = new List<string[]>();
        foreach (var listing in MeibelListing.All(sandbox.BaseAddress("meibel"), sandbox.ApiKey))
        {
            using (listing)
            {
                await ReadAsync(listing, Plain with { MaxConcurrency = 8 }, TimeSpan.Zero);
                var times = Ways.Select(_ => new double[Rounds]).ToArray();
                for (var round = 0; round < Rounds; round++)
                {
                    for (var way = 0; way < Ways.Length; way++)
                        times[way][round] = await ReadAsync(listing, Ways[way].Options, Ways[way].Work);
                }
                rows.AddRange(Ways.Select((way, i) => (string[])
                [
                    listing.Generator,
                    way.Name,
                    TextTable.Number(Median(times[i])),
                    TextTable.Number(Median(times[way.Beside].Zip(times[i], (plain, ours) => plain / ours)), "F2"),
                ]));
            }
        }
        TextTable.Print($"{Sessions:N0} Meibel sessions in pages of 100, 20 ms a request; how many times as fast as the plain loop", ["client", "way", "ms", "×"], rows);
    }

    private static async Task<double> ReadAsync(MeibelListing listing, PagingOptions options, TimeSpan work)
    {
        var (start, items) = (Stopwatch.GetTimestamp(), 0);
        await foreach (var page in listing.PagesAsync(options))
        {
            items += page;
            if (work > TimeSpan.Zero)
                await Task.Delay(work);
        }
        return items == Sessions ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException($"{items} sessions of {Sessions}.");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
