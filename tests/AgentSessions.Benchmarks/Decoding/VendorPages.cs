using System.Net.Http.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Newtonsoft.Json.Linq;
using SpecClients.Kiota;
using SpecClients.Sandbox;
using FoundryKiota = AgentSessions.Generated.Foundry.Kiota.FoundryClient;
using LyzrKiota = AgentSessions.Generated.Lyzr.Kiota.LyzrClient;
using MeibelKiota = AgentSessions.Generated.Meibel.Kiota.MeibelClient;
using PgAiKiota = AgentSessions.Generated.PgAi.Kiota.PgAiClient;
using PipecatKiota = AgentSessions.Generated.PipecatCloud.Kiota.PipecatCloudClient;

namespace AgentSessions.Benchmarks.Decoding;

/// <summary>A page of a vendor as each client reads it. Foundry has no plain NSwag: what it writes does not compile.</summary>
internal static class VendorPages
{
    public const string Floor = "floor: STJ source generation";
    public const string Newtonsoft = "Newtonsoft by hand";
    public const string PlainNSwag = "plain NSwag";
    public const string OursNSwag = "ours, NSwag";
    public const string OursNSwagAsked = "ours, NSwag, free form asked for";
    public const string Stock = "stock Kiota runtime";
    public const string OursKiota = "ours, Kiota";

    /// <summary>The vendor whose page has no type: everything in it is free-form data.</summary>
    public const string Untyped = "pgai";

    /// <summary>Long enough for a page of 100,000 sessions.</summary>
    public const int MaxBodyLength = 256 * 1024 * 1024;

    private static readonly SpecClientOptions Unlimited = new() { MaxResponseBytes = MaxBodyLength };

    public static IReadOnlyList<string> Vendors { get; } = ["foundry", "lyzr", "meibel", Untyped, "pipecat-cloud"];

    /// <summary>A vendor and a client each, as in <c>meibel: ours, NSwag</c>.</summary>
    public static IEnumerable<string> Readers =>
        from vendor in Vendors
        from client in (string[])[Floor, Newtonsoft, PlainNSwag, OursNSwag, Stock, OursKiota]
        where (vendor, client) is not ("foundry", PlainNSwag)
        select $"{vendor}: {client}";

    public static async Task<Func<Task<int>>> ReaderAsync(string reader, int rows)
    {
        var vendor = reader[..reader.IndexOf(':', StringComparison.Ordinal)];
        return (await FromMemoryAsync(vendor, rows)).Single(one => $"{vendor}: {one.Name}" == reader).RunAsync;
    }

    /// <summary>The sandbox's page of so many sessions.</summary>
    public static async Task<byte[]> BodyAsync(string vendor, int rows)
    {
        await using var sandbox = await SandboxServer.StartAsync(SandboxDocument.Of(typeof(AgentSessions.NSwag.Meibel).Assembly), new() { SessionsPerVendor = rows });
        return await sandbox.PageAsync(vendor);
    }

    public static async Task<IReadOnlyList<Case>> FromMemoryAsync(string vendor, int rows)
    {
        var http = new InMemoryTransport(await BodyAsync(vendor, rows)).ToClient();
        return Of(vendor, http, http);
    }

    /// <summary>Every client of a vendor.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="bare">What the clients that are not ours send through.</param>
    /// <param name="ours">What ours send through.</param>
    public static IReadOnlyList<Case> Of(string vendor, HttpClient bare, HttpClient ours) => vendor switch
    {
        "foundry" => Foundry(bare, ours),
        "lyzr" => Lyzr(bare, ours),
        "meibel" => Meibel(bare, ours),
        Untyped => PgAi(bare, ours),
        _ => PipecatCloud(bare, ours),
    };

    private static Case[] Foundry(HttpClient http, HttpClient own)
    {
        var nswag = new Generated.Foundry.NSwag.FoundryClient(own) { MaxBodyLength = MaxBodyLength };
        var (kiota, stock) = (new FoundryKiota(KiotaAdapter.Create(own, NSwag.Foundry.Description, Unlimited)), new FoundryKiota(StockKiota.Over(http)));
        return
        [
            new(Floor, async () => (await http.GetFromJsonAsync("agents/a/endpoint/sessions", SnakeCaseContext.Default.FoundryPage))!.Data.Count),
            new(Newtonsoft, async () => (await HandWritten.GetSnakeCaseAsync<FoundryPage>(http, "agents/a/endpoint/sessions")).Data.Count),
            new(OursNSwag, async () => (await nswag.ListSessionsAsync("a", "v1")).Data.Count),
            new(Stock, async () => (await stock.Agents["a"].Endpoint.Sessions.GetAsync(request => request.QueryParameters.ApiVersion = "v1"))!.Data!.Count),
            new(OursKiota, async () => (await kiota.Agents["a"].Endpoint.Sessions.GetAsync(request => request.QueryParameters.ApiVersion = "v1"))!.Data!.Count),
        ];
    }

    private static Case[] Lyzr(HttpClient http, HttpClient own)
    {
        var plain = new Plain.Lyzr.LyzrClient(http);
        var nswag = new Generated.Lyzr.NSwag.LyzrClient(own) { MaxBodyLength = MaxBodyLength };
        var (kiota, stock) = (new LyzrKiota(KiotaAdapter.Create(own, NSwag.Lyzr.Description, Unlimited)), new LyzrKiota(StockKiota.Over(http)));
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

    private static Case[] Meibel(HttpClient http, HttpClient own)
    {
        var plain = new Plain.Meibel.MeibelClient(http);
        var nswag = new Generated.Meibel.NSwag.MeibelClient(own) { MaxBodyLength = MaxBodyLength };
        var (kiota, stock) = (new MeibelKiota(KiotaAdapter.Create(own, NSwag.Meibel.Description, Unlimited)), new MeibelKiota(StockKiota.Over(http)));
        return
        [
            new(Floor, async () => (await http.GetFromJsonAsync("agents/a/sessions", SnakeCaseContext.Default.MeibelPage))!.Data.Count),
            new(Newtonsoft, async () => (await HandWritten.GetSnakeCaseAsync<NewtonsoftMeibelPage>(http, "agents/a/sessions")).Data.Count),
            new(PlainNSwag, async () => (await plain.ListSessionsAsync("a")).Data.Count),
            new(OursNSwag, async () => (await nswag.ListSessionsAsync("a")).Data.Count),
            new(OursNSwagAsked, async () => (await nswag.ListSessionsAsync("a")).Data.Count(AskForAll)),
            new(Stock, async () => (await stock.Agents["a"].Sessions.GetAsync())!.Data!.Count),
            new(OursKiota, async () => (await kiota.Agents["a"].Sessions.GetAsync())!.Data!.Count),
        ];
    }

    private static bool AskForAll(Generated.Meibel.NSwag.SessionSummary session)
    {
        GC.KeepAlive(session.TokenUsage);
        GC.KeepAlive(session.Result);
        return true;
    }

    private static Case[] PgAi(HttpClient http, HttpClient own)
    {
        var plain = new Plain.PgAi.PgAiClient(http);
        var nswag = new Generated.PgAi.NSwag.PgAiClient(own) { MaxBodyLength = MaxBodyLength };
        var (kiota, stock) = (new PgAiKiota(KiotaAdapter.Create(own, NSwag.PgAi.Description, Unlimited)), new PgAiKiota(StockKiota.Over(http)));
        return
        [
            new(Floor, async () => (await http.GetFromJsonAsync("agent/sessions", SnakeCaseContext.Default.JsonElement)).GetProperty("data").GetArrayLength()),
            new(Newtonsoft, async () => ((JArray)(await HandWritten.GetSnakeCaseAsync<JToken>(http, "agent/sessions"))["data"]!).Count),
            new(PlainNSwag, async () => ((JArray)((JToken)await plain.ListAgentSessionsAsync())["data"]!).Count),
            new(OursNSwag, async () => ((JArray)(await nswag.ListAgentSessionsAsync())["data"]!).Count),
            new(Stock, async () => Count(await stock.Agent.Sessions.GetAsync())),
            new(OursKiota, async () => Count(await kiota.Agent.Sessions.GetAsync())),
        ];
    }

    private static Case[] PipecatCloud(HttpClient http, HttpClient own)
    {
        var plain = new Plain.PipecatCloud.PipecatCloudClient(http);
        var nswag = new Generated.PipecatCloud.NSwag.PipecatCloudClient(own) { MaxBodyLength = MaxBodyLength };
        var (kiota, stock) = (new PipecatKiota(KiotaAdapter.Create(own, NSwag.PipecatCloud.Description, Unlimited)), new PipecatKiota(StockKiota.Over(http)));
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

    private static int Count(UntypedNode? page) => ((UntypedArray)((UntypedObject)page!).GetValue()["data"]).GetValue().Count();
}
