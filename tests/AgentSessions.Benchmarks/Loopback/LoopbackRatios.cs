using System.Net;
using AgentSessions.Benchmarks.Decoding;
using AgentSessions.Benchmarks.Reporting;
using AgentSessions.Benchmarks.Serving;
using SpecClients.Client;

namespace AgentSessions.Benchmarks.Loopback;

/// <summary>A page of 100 sessions over a connection to Kestrel, ours through the whole pipeline.</summary>
internal static class LoopbackRatios
{
    private const string Vendor = "pipecat-cloud";
    private const int Rows = 100;
    private const int Rounds = 60;

    private static readonly (string Name, Version Version, DecompressionMethods Packed)[] Ways =
    [
        ("HTTP/1.1", HttpVersion.Version11, DecompressionMethods.None),
        ("HTTP/1.1, gzip", HttpVersion.Version11, DecompressionMethods.GZip),
        ("HTTP/2", HttpVersion.Version20, DecompressionMethods.None),
        ("HTTP/2, gzip", HttpVersion.Version20, DecompressionMethods.GZip),
    ];

    public static async Task<Findings> MeasureAsync()
    {
        using var server = await ServerProcess.StartAsync(PageServer.Argument, Vendor, $"{Rows}", PageServer.Packing);
        var rows = new List<string[]>();
        foreach (var (name, version, packed) in Ways)
        {
            using var transport = new Speaking(version) { InnerHandler = new SocketsHttpHandler { AutomaticDecompression = packed } };
            var address = server.Addresses[version == HttpVersion.Version11 ? 0 : 1];
            using var bare = new HttpClient(transport, disposeHandler: false) { BaseAddress = address };
            using var ours = ClientPipeline.Create(NSwag.PipecatCloud.Description, new() { BaseAddress = address, ApiKey = "benchmark-key" }, transport);
            foreach (var cost in await Stopwatching.CompareAsync(VendorPages.Of(Vendor, bare, ours), Rows, Rounds))
                rows.Add([name, cost.Name, Table.Number(cost.Microseconds, "N0"), Table.Number(cost.Bytes), Table.Number(cost.TimeRatio, "F2"), Table.Number(cost.BytesRatio, "F2")]);
        }
        return new Findings([new Table($"A page of {Rows} Pipecat Cloud sessions over loopback; ratios to the floor of the same connection", ["connection", "client", "µs", "bytes", "time ×", "bytes ×"], rows, Words: 2)]);
    }

    /// <summary>Sends every request in one version of HTTP.</summary>
    private sealed class Speaking(Version version) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (request.Version, request.VersionPolicy) = (version, HttpVersionPolicy.RequestVersionExact);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
