using System.Diagnostics;
using AgentSessions.Benchmarks.Reporting;
using SpecClients.Paging;
using SpecClients.Sandbox;

namespace AgentSessions.Benchmarks.Paging;

/// <summary>Reading ahead and side by side beside a plain loop, against a server that takes 20 ms a request.</summary>
internal static class PagingRatios
{
    private const int Sessions = 10_000;
    private const int Rounds = 5;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);
    private static readonly PagingOptions Plain = new() { PageSize = 100, Prefetch = 0 };

    private static readonly (string Name, PagingOptions Options, TimeSpan Work, int Beside, double? Least)[] Ways =
    [
        ("plain loop, 20 ms of work a page", Plain, Latency, 0, null),
        ("prefetch 1, 20 ms of work a page", Plain with { Prefetch = 1 }, Latency, 0, 1.6),
        ("plain loop, no work", Plain, TimeSpan.Zero, 2, null),
        ("8 requests side by side, no work", Plain with { MaxConcurrency = 8 }, TimeSpan.Zero, 2, 6),
    ];

    public static async Task<Findings> MeasureAsync()
    {
        await using var sandbox = await SandboxServer.StartAsync(SandboxDocument.Of(typeof(AgentSessions.NSwag.Meibel).Assembly), new() { SessionsPerVendor = Sessions, Latency = Latency });
        var (rows, checks) = (new List<string[]>(), new List<Check>());
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
                for (var way = 0; way < Ways.Length; way++)
                {
                    var ratio = Median(times[Ways[way].Beside].Zip(times[way], (plain, ours) => plain / ours));
                    rows.Add([listing.Generator, Ways[way].Name, Table.Number(Median(times[way])), Table.Number(ratio, "F2")]);
                    if (Ways[way].Least is { } least)
                        checks.Add(new($"{Ways[way].Name}, times as fast", listing.Generator, ratio, least, IsLeast: true));
                }
            }
        }
        return new Findings([new Table($"{Sessions:N0} Meibel sessions in pages of 100, 20 ms a request; how many times as fast as the plain loop", ["client", "way", "ms", "×"], rows, Words: 2)]) { Checks = checks };
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
