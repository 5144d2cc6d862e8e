using System.Net.Http.Json;
using AgentSessions.Http;
using AgentSessions.Kiota;
using AgentSessions.Sandbox;
using FoundryKiota = AgentSessions.Generated.Foundry.Kiota.FoundryClient;
using LyzrKiota = AgentSessions.Generated.Lyzr.Kiota.LyzrClient;
using MeibelKiota = AgentSessions.Generated.Meibel.Kiota.MeibelClient;
using PipecatKiota = AgentSessions.Generated.PipecatCloud.Kiota.PipecatCloudClient;

namespace AgentSessions.Benchmarks.Decoding;

/// <summary>A page of a vendor as each client reads it. PG:AI is not among them: its page has no type. Foundry has no plain NSwag: that does not compile.</summary>
internal static class VendorPages
{
    private const string Floor = "floor: STJ source generation";
    private const string Newtonsoft = "Newtonsoft by hand";
    private const string PlainNSwag = "plain NSwag";
    private const string OursNSwag = "ours, NSwag";
    private const string OursKiota = "ours, Kiota";
    private const string Stock = "stock Kiota runtime";

    public static IReadOnlyList<string> Vendors { get; } = ["foundry", "lyzr", "meibel", "pipecat-cloud"];

    /// <summary>A vendor and a client each, as in <c>meibel: ours, NSwag</c>.</summary>
    public static IEnumerable<string> Readers =>
        from vendor in Vendors
        from client in (string[])[Floor, Newtonsoft, PlainNSwag, OursNSwag, Stock, OursKiota]
        where (vendor, client) is not ("foundry", PlainNSwag)
        select $"{vendor}: {client}";

    public static async Task<Func<Task<int>>> ReaderAsync(string reader, int rows)
    {
        var vendor = reader[..reader.IndexOf(':', StringComparison.Ordinal)];
        return (await OfAsync(vendor, rows)).Single(one => $"{vendor}: {one.Name}" == reader).RunAsync;
    }

    public static async Task<IReadOnlyList<Case>> OfAsync(string vendor, int rows)
    {
        await using var sandbox = await SandboxServer.StartAsync(new() { SessionsPerVendor = rows });
        return vendor switch
        {
            "foundry" => Foundry(await BodyAsync(sandbox, NSwag.Foundry.Description, $"agents/a/endpoint/sessions?api-version=v1&limit={rows}")),
            "lyzr" => Lyzr(await BodyAsync(sandbox, NSwag.Lyzr.Description, "agent/a/published/sessions")),
            "meibel" => Meibel(await BodyAsync(sandbox, NSwag.Meibel.Description, $"agents/a/sessions?limit={rows}")),
            _ => PipecatCloud(await BodyAsync(sandbox, NSwag.PipecatCloud.Description, $"agents/a/sessions?limit={rows}")),
        };
    }

    private static async Task<byte[]> BodyAsync(SandboxServer sandbox, ApiDescription vendor, string path)
    {
        using var http = ClientPipeline.Create(vendor, new() { BaseAddress = sandbox.BaseAddress(vendor.Vendor), ApiKey = sandbox.ApiKey });
        return await http.GetByteArrayAsync(path);
    }

    private static Case[] Foundry(byte[] body)
    {
        var http = new InMemoryTransport(body).ToClient();
        var nswag = new Generated.Foundry.NSwag.FoundryClient(http);
        var (kiota, stock) = (new FoundryKiota(KiotaAdapter.Create(http, NSwag.Foundry.Description)), new FoundryKiota(StockKiota.Over(http)));
        return
        [
            new(Floor, async () => (await http.GetFromJsonAsync("agents/a/endpoint/sessions", SnakeCaseContext.Default.FoundryPage))!.Data.Count),
            new(Newtonsoft, async () => (await HandWritten.GetSnakeCaseAsync<FoundryPage>(http, "agents/a/endpoint/sessions")).Data.Count),
            new(OursNSwag, async () => (await nswag.ListSessionsAsync("a", "v1")).Data.Count),
            new(Stock, async () => (await stock.Agents["a"].Endpoint.Sessions.GetAsync(request => request.QueryParameters.ApiVersion = "v1"))!.Data!.Count),
            new(OursKiota, async () => (await kiota.Agents["a"].Endpoint.Sessions.GetAsync(request => request.QueryParameters.ApiVersion = "v1"))!.Data!.Count),
        ];
    }

    private static Case[] Lyzr(byte[] body)
    {
        var http = new InMemoryTransport(body).ToClient();
        var plain = new Plain.Lyzr.LyzrClient(http);
        var nswag = new Generated.Lyzr.NSwag.LyzrClient(http);
        var (kiota, stock) = (new LyzrKiota(KiotaAdapter.Create(http, NSwag.Lyzr.Description)), new LyzrKiota(StockKiota.Over(http)));
        return
        [
            new(Floor, async () => (await http.GetFromJsonAsync("agent/a/published/sessions", SnakeCaseContext.Default.LyzrPage))!.PublishedSessions!.Count),
            new(Newtonsoft, async () => (await HandWritten.GetSnakeCaseAsync<LyzrPage>(http, "agent/a/published/sessions")).PublishedSessions!.Count),
            new(PlainNSwag, async () => (await plain.GetPublishedSessionsByAgentAsync("a")).Published_sessions!.Count),
            new(OursNSwag, async () => (await nswag.GetPublishedSessionsByAgentAsync("a")).PublishedSessions!.Count),
            new(Stock, async () => (await stock.Agent["a"].Published.Sessions.GetAsync())!.PublishedSessions!.Count),
            new(OursKiota, async () => (await kiota.Agent["a"].Published.Sessions.GetAsync())!.PublishedSessions!.Count),
        ];
    }

    private static Case[] Meibel(byte[] body)
    {
        var http = new InMemoryTransport(body).ToClient();
        var plain = new Plain.Meibel.MeibelClient(http);
        var nswag = new Generated.Meibel.NSwag.MeibelClient(http);
        var (kiota, stock) = (new MeibelKiota(KiotaAdapter.Create(http, NSwag.Meibel.Description)), new MeibelKiota(StockKiota.Over(http)));
        return
        [
            new(Floor, async () => (await http.GetFromJsonAsync("agents/a/sessions", SnakeCaseContext.Default.MeibelPage))!.Data.Count),
            new(Newtonsoft, async () => (await HandWritten.GetSnakeCaseAsync<NewtonsoftMeibelPage>(http, "agents/a/sessions")).Data.Count),
            new(PlainNSwag, async () => (await plain.ListSessionsAsync("a")).Data.Count),
            new(OursNSwag, async () => (await nswag.ListSessionsAsync("a")).Data.Count),
            new(Stock, async () => (await stock.Agents["a"].Sessions.GetAsync())!.Data!.Count),
            new(OursKiota, async () => (await kiota.Agents["a"].Sessions.GetAsync())!.Data!.Count),
        ];
    }

    private static Case[] PipecatCloud(byte[] body)
    {
        var http = new InMemoryTransport(body).ToClient();
        var plain = new Plain.PipecatCloud.PipecatCloudClient(http);
        var nswag = new Generated.PipecatCloud.NSwag.PipecatCloudClient(http);
        var (kiota, stock) = (new PipecatKiota(KiotaAdapter.Create(http, NSwag.PipecatCloud.Description)), new PipecatKiota(StockKiota.Over(http)));
        return
        [
            new(Floor, async () => (await http.GetFromJsonAsync("agents/a/sessions", CamelCaseContext.Default.PipecatPage))!.Sessions!.Count),
            new(Newtonsoft, async () => (await HandWritten.GetCamelCaseAsync<PipecatPage>(http, "agents/a/sessions")).Sessions!.Count),
            new(PlainNSwag, async () => (await plain.GetSessionsAsync("a")).Sessions!.Count),
            new(OursNSwag, async () => (await nswag.GetSessionsAsync("a")).Sessions!.Count),
            new(Stock, async () => (await stock.Agents["a"].Sessions.GetAsync())!.Sessions!.Count),
            new(OursKiota, async () => (await kiota.Agents["a"].Sessions.GetAsync())!.Sessions!.Count),
        ];
    }
}
