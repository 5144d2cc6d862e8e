using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentSessions.Benchmarks.Decoding;
using AgentSessions.Benchmarks.Reporting;
using AgentSessions.Benchmarks.Serving;
using SpecClients.Client;
using SpecClients.Http;

namespace AgentSessions.Benchmarks.Streaming;

/// <summary>Streams: how many events a second, how soon the first, and a download of a gigabyte within a small heap.</summary>
internal static class StreamingRatios
{
    private const int Events = 1_000;
    private const int Rounds = 40;
    private const int Firsts = 301;
    private const long Gigabyte = 1L << 30;
    private const string HeapLimit = "DOTNET_GCHeapHardLimit";
    private const string Mode = "--events";

    public static async Task<Findings> MeasureAsync()
    {
        if (Environment.GetEnvironmentVariable(HeapLimit) is null)
        {
            var limited = ChildProcess.Of(Mode, Results.AsJson);
            limited.Environment[HeapLimit] = "4000000";
            return JsonSerializer.Deserialize<Findings>(await ChildProcess.RunAsync(limited))!;
        }
        using var server = await ServerProcess.StartAsync(StreamServer.Argument);
        var (decoded, checks) = await DecodeAsync();
        var (firsts, soon) = await FirstsAsync(server.Addresses[0]);
        return new Findings([decoded, firsts, await DownloadAsync(server.Addresses[0])]) { Checks = [.. checks, .. soon] };
    }

    private static async Task<(Table, IReadOnlyList<Check>)> DecodeAsync()
    {
        var page = JsonNode.Parse(await VendorPages.BodyAsync("pipecat-cloud", Events))!["sessions"]!.AsArray();
        using var transport = new EventTransport(Encoding.UTF8.GetBytes(string.Concat(page.Select(session => $"data: {session!.ToJsonString()}\n\n"))));
        using var http = new HttpClient(transport, disposeHandler: false) { BaseAddress = new("https://vendor.example/") };
        Case[] cases =
        [
            new("SseParser, STJ source generation", () => CountAsync(StreamedSessions.ByHandAsync(http))),
            new(VendorPages.OursNSwag, () => CountAsync(StreamedSessions.ByNSwag(http))),
            new(VendorPages.OursKiota, () => CountAsync(StreamedSessions.ByKiota(http))),
        ];
        var costs = await Stopwatching.CompareAsync(cases, Events, Rounds);
        var rows = costs.Select(cost => (string[])
            [cost.Name, Table.Number(Events / cost.Microseconds * 1e6), Table.Number(cost.Bytes / Events), Table.Number(cost.TimeRatio, "F2"), Table.Number(cost.BytesRatio, "F2")]);
        return (new Table($"{Events:N0} Pipecat Cloud sessions as events, from memory; one core", ["client", "events/s", "bytes an event", "time ×", "bytes ×"], [.. rows]),
            [.. costs.Skip(1).Select(cost => new Check("events decoded a second", cost.Name, Events / cost.Microseconds * 1e6, 100_000, IsLeast: true))]);
    }

    private static async Task<(Table, IReadOnlyList<Check>)> FirstsAsync(Uri address)
    {
        using var bare = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        using var ours = ClientPipeline.Create(NSwag.PipecatCloud.Description, new() { BaseAddress = address, ApiKey = "benchmark-key" });
        (string Name, Func<Task<double>> FirstAsync)[] ways =
        [
            ("HttpClient, SseParser", () => FirstAsync(StreamedSessions.ByHandAsync(bare))),
            (VendorPages.OursNSwag, () => FirstAsync(StreamedSessions.ByNSwag(ours))),
            (VendorPages.OursKiota, () => FirstAsync(StreamedSessions.ByKiota(ours))),
        ];
        var times = ways.Select(_ => new double[Firsts]).ToArray();
        for (var round = -100; round < Firsts; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                var first = await ways[way].FirstAsync();
                if (round >= 0)
                    times[way][round] = first;
            }
        }
        var medians = times.Select(way => way.Order().ElementAt(Firsts / 2)).ToArray();
        return (new Table("To the first event of a stream over loopback; medians", ["client", "µs", "time ×"], [.. ways.Select((way, at) => (string[])[way.Name, Table.Number(medians[at]), Table.Number(medians[at] / medians[0], "F2")])]),
            [.. ways.Skip(1).Select((way, at) => new Check("first event of a stream, time", way.Name, medians[at + 1] / medians[0], 1.1))]);
    }

    private static async Task<Table> DownloadAsync(Uri address)
    {
        using var bare = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        using var ours = ClientPipeline.Create(NSwag.PipecatCloud.Description, new() { BaseAddress = address, ApiKey = "benchmark-key" });
        var (rows, floor) = (new List<string[]>(), 0.0);
        foreach (var (name, http, isOurs) in ((string, HttpClient, bool)[])[("HttpClient", bare, false), ("ours, both", ours, true)])
        {
            await ReadAsync(http, Gigabyte / 16, isOurs);
            var start = Stopwatch.GetTimestamp();
            var peak = await ReadAsync(http, Gigabyte, isOurs);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            floor = floor == 0 ? seconds : floor;
            rows.Add([name, Table.Number(Gigabyte / seconds / 1e6), Table.Number(seconds / floor, "F2"), Table.Number(peak / 1e6, "N1")]);
        }
        return new Table("A download of 1 GiB over loopback within a heap of 64 MB", ["client", "MB/s", "time ×", "peak heap, MB"], rows);
    }

    private static async Task<long> ReadAsync(HttpClient http, long length, bool isOurs)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"bytes/{length}");
        if (isOurs)
            ResponseStream.Ask(request);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = isOurs ? await ResponseStream.OpenAsync(response, NSwag.PipecatCloud.Description, CancellationToken.None) : await response.Content.ReadAsStreamAsync();
        var (buffer, total, peak) = (new byte[81_920], 0L, 0L);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            total += read;
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
        }
        response.Dispose();
        return total == length ? peak : throw new InvalidOperationException($"{total} bytes of {length}.");
    }

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> stream)
    {
        var count = 0;
        await foreach (var _ in stream)
            count++;
        return count;
    }

    /// <summary>Reads a stream to its end, which comes a little later, and tells when its first event came, in µs.</summary>
    private static async Task<double> FirstAsync<T>(IAsyncEnumerable<T> stream)
    {
        var (start, first) = (Stopwatch.GetTimestamp(), 0.0);
        await foreach (var _ in stream)
            first = first == 0 ? Stopwatch.GetElapsedTime(start).TotalMicroseconds : first;
        return first;
    }

    /// <summary>Answers every request with the same events at once.</summary>
    private sealed class EventTransport(byte[] events) : HttpMessageHandler
    {
        private static readonly MediaTypeHeaderValue Type = new("text/event-stream");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(events) { Headers = { ContentType = Type } } });
    }
}
