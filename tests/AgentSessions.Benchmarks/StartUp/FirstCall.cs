using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using AgentSessions.Benchmarks.Decoding;

namespace AgentSessions.Benchmarks.StartUp;

/// <summary>One call as the first thing that a process does.</summary>
internal static class FirstCall
{
    public const string Argument = "--first-call";

    /// <summary>The clients that are measured; each of them makes all it needs itself.</summary>
    public static IReadOnlyList<string> Clients { get; } =
    [
        VendorPages.Floor, VendorPages.Newtonsoft, VendorPages.PlainNSwag, VendorPages.OursNSwag, VendorPages.Stock, VendorPages.OursKiota, OursNSwagWhole, OursKiotaWhole,
    ];

    public const string OursNSwagWhole = "ours, NSwag, with its pipeline";
    public const string OursKiotaWhole = "ours, Kiota, with its pipeline";

    /// <summary>Calls once, and prints the milliseconds from the program's first statement to the decoded page, and those of processor time that the process has taken.</summary>
    public static async Task RunAsync(string client, string address, long start)
    {
        var rows = await CallAsync(client, new Uri(address));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:F3} {Environment.CpuUsage.TotalTime.TotalMilliseconds:F3}"));
        if (rows == 0)
            throw new InvalidOperationException("The page was empty.");
    }

    /// <summary>Each client has a method of its own, which names no other's types: a process loads what its client needs.</summary>
    private static Task<int> CallAsync(string client, Uri address) => client switch
    {
        VendorPages.Floor => FloorAsync(address),
        VendorPages.Newtonsoft => NewtonsoftAsync(address),
        VendorPages.PlainNSwag => PlainAsync(address),
        VendorPages.OursNSwag => OursNSwagAsync(address),
        VendorPages.Stock => StockAsync(address),
        VendorPages.OursKiota => OursKiotaAsync(address),
        OursNSwagWhole => OursNSwagWholeAsync(address),
        _ => OursKiotaWholeAsync(address),
    };

    private static HttpClient Bare(Uri address) => new(new SocketsHttpHandler()) { BaseAddress = address };

    private static SpecClientOptions Options(Uri address) => new() { BaseAddress = address, ApiKey = "benchmark-key" };

    private static async Task<int> FloorAsync(Uri address) => (await Bare(address).GetFromJsonAsync("agents/a/sessions", CamelCaseContext.Default.PipecatPage))!.Sessions!.Count;

    private static async Task<int> NewtonsoftAsync(Uri address) => (await HandWritten.GetCamelCaseAsync<PipecatPage>(Bare(address), "agents/a/sessions")).Sessions!.Count;

    private static async Task<int> PlainAsync(Uri address) => (await new Plain.PipecatCloud.PipecatCloudClient(Bare(address)).GetSessionsAsync("a")).Sessions!.Count;

    private static async Task<int> OursNSwagAsync(Uri address) => (await new Generated.PipecatCloud.NSwag.PipecatCloudClient(Bare(address)).GetSessionsAsync("a")).Sessions!.Count;

    private static async Task<int> OursNSwagWholeAsync(Uri address) => (await NSwag.PipecatCloud.CreateClient(Options(address)).GetSessionsAsync("a")).Sessions!.Count;

    private static async Task<int> StockAsync(Uri address) => await CountAsync(new(StockKiota.Over(Bare(address))));

    private static async Task<int> OursKiotaAsync(Uri address) => await CountAsync(new(SpecClients.Kiota.KiotaAdapter.Create(Bare(address), Kiota.PipecatCloud.Description)));

    private static async Task<int> OursKiotaWholeAsync(Uri address) => await CountAsync(Kiota.PipecatCloud.CreateClient(Options(address)));

    private static async Task<int> CountAsync(Generated.PipecatCloud.Kiota.PipecatCloudClient client) => (await client.Agents["a"].Sessions.GetAsync())!.Sessions!.Count;
}
