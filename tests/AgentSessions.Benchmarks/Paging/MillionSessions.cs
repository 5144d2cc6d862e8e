using System.Diagnostics;
using System.Text.Json;
using AgentSessions.Benchmarks.Reporting;
using AgentSessions.Benchmarks.Serving;
using SpecClients.Paging;
using SpecClients.Sandbox;

namespace AgentSessions.Benchmarks.Paging;

/// <summary>
/// A listing of a million sessions, and the most memory that the side which reads it needs. It is given a heap of
/// 64 MB and no more: left to itself, the collector lets a machine with large caches hold far more that is dead.
/// </summary>
internal static class MillionSessions
{
    private const int Sessions = 1_000_000;
    private const double MegaByte = 1024 * 1024;
    private const string HeapLimit = "DOTNET_GCHeapHardLimit";

    private static readonly (string Name, PagingOptions Options)[] Ways =
    [
        ("prefetch 1", new() { PageSize = 1000 }),
        ("8 side by side", new() { PageSize = 250, MaxConcurrency = 8 }),
    ];

    public static async Task<Findings> MeasureAsync()
    {
        if (Environment.GetEnvironmentVariable(HeapLimit) is null)
        {
            var limited = ChildProcess.Of("--stream", Results.AsJson);
            limited.Environment[HeapLimit] = "4000000";
            return JsonSerializer.Deserialize<Findings>(await ChildProcess.RunAsync(limited))!;
        }
        using var server = await ServerProcess.StartAsync(SandboxProcess.Argument, $"{Sessions}");
        var rows = new List<string[]>();
        foreach (var listing in MeibelListing.All(server.Addresses[0], new SandboxOptions().ApiKey))
        {
            using (listing)
            {
                foreach (var (name, options) in Ways)
                    rows.Add([listing.Generator, name, Table.Number(options.PageSize!.Value), .. await ReadAsync(listing, options)]);
            }
        }
        return new Findings([new Table($"{Sessions:N0} Meibel sessions within a heap of 64 MB; the client's side", ["client", "way", "page size", "sessions", "s", "peak heap, MB", "of it live at most, MB", "working set, MB"], rows, Words: 2)]);
    }

    private static async Task<string[]> ReadAsync(MeibelListing listing, PagingOptions options)
    {
        var (start, items, pages) = (Stopwatch.GetTimestamp(), 0, 0);
        long peak = 0, live = 0;
        GC.Collect();
        await foreach (var page in listing.PagesAsync(options))
        {
            items += page;
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            if (++pages % 200 == 0)
                live = Math.Max(live, GC.GetTotalMemory(forceFullCollection: true));
        }
        if (items != Sessions)
            throw new InvalidOperationException($"{items} sessions of {Sessions}.");
        return
        [
            Table.Number(items),
            Table.Number(Stopwatch.GetElapsedTime(start).TotalSeconds, "N1"),
            Table.Number(peak / MegaByte, "N1"),
            Table.Number(live / MegaByte, "N1"),
            Table.Number(Environment.WorkingSet / MegaByte),
        ];
    }
}
