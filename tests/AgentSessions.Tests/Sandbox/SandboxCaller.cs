using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

/// <summary>A caller that knows the vendors' APIs from their public pages only, not from the sandbox's code.</summary>
internal sealed class SandboxCaller : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["foundry"] = "agents/support/endpoint/sessions?api-version=v1",
        ["lyzr"] = "agent/support/published/sessions",
        ["meibel"] = "agents/support/sessions",
        ["pgai"] = "agent/sessions",
        ["pipecat-cloud"] = "agents/support/sessions",
    };

    private static readonly Dictionary<string, string> Rows = new()
    {
        ["foundry"] = "data",
        ["lyzr"] = "published_sessions",
        ["meibel"] = "data",
        ["pgai"] = "data",
        ["pipecat-cloud"] = "sessions",
    };

    private readonly HttpClient _client = new(new SocketsHttpHandler());

    private SandboxCaller(SandboxServer server) => Server = server;

    public static IEnumerable<string> Vendors => Paths.Keys;

    public SandboxServer Server { get; }

    public static async Task<SandboxCaller> StartAsync(SandboxOptions? options = null, IReadOnlyList<SandboxDocument>? documents = null) => new(await SandboxServer.StartAsync(documents ?? OurDocuments.All, options));

    /// <summary>The listing's path with more to its query.</summary>
    public static string Listing(string vendor, string query = "") =>
        query.Length == 0 ? Paths[vendor] : $"{Paths[vendor]}{(Paths[vendor].Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";

    public static JsonArray RowsOf(string vendor, JsonNode? page) => page![Rows[vendor]]!.AsArray();

    public static string IdOf(string vendor, JsonNode? row) => vendor switch
    {
        "foundry" => row!["agent_session_id"]!.GetValue<string>(),
        "meibel" => row!["session_id"]!.GetValue<string>(),
        "pgai" => row!["id"]!.GetValue<string>(),
        "pipecat-cloud" => row!["sessionId"]!.GetValue<string>(),
        _ => row!.GetValue<string>(),
    };

    public async Task<HttpResponseMessage> SendAsync(string vendor, string path, string? key = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseAddress(vendor), path));
        key ??= Server.ApiKey;
        if (vendor is "foundry" or "pipecat-cloud")
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        else
            request.Headers.Add(vendor == "meibel" ? "Meibel-API-Key" : "x-api-key", key);
        change?.Invoke(request);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(string vendor, string path, string? key = null, Action<HttpRequestMessage>? change = null)
    {
        using var response = await SendAsync(vendor, path, key, change);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>A page of the listing, which must come.</summary>
    public async Task<JsonNode> PageAsync(string vendor, string query = "")
    {
        var (status, body) = await AskAsync(vendor, Listing(vendor, query));
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), body?.ToJsonString());
        return body!;
    }

    /// <summary>Reads a listing by the vendor's own way of turning pages.</summary>
    public async Task<List<string>> ReadAllAsync(string vendor, int size, string query = "")
    {
        var ids = new List<string>();
        var turn = vendor switch
        {
            "foundry" => $"limit={size}",
            "lyzr" => "",
            "pgai" => $"per_page={size}&page=1",
            _ => $"limit={size}&offset=0",
        };
        for (var number = 2; ; number++)
        {
            var page = await PageAsync(vendor, string.Join('&', new[] { turn, query }.Where(part => part.Length > 0)));
            var rows = RowsOf(vendor, page);
            ids.AddRange(rows.Select(row => IdOf(vendor, row)));
            if (vendor == "lyzr" || vendor == "foundry" && !page["has_more"]!.GetValue<bool>() || vendor != "foundry" && rows.Count < size)
                return ids;
            turn = vendor switch
            {
                "foundry" => $"limit={size}&after={page["last_id"]!.GetValue<string>()}",
                "pgai" => $"per_page={size}&page={number.ToString(CultureInfo.InvariantCulture)}",
                _ => $"limit={size}&offset={ids.Count.ToString(CultureInfo.InvariantCulture)}",
            };
        }
    }

    /// <summary>The ids of all the vendor's sessions, taken from the sandbox without a request.</summary>
    public List<string> Expected(string vendor, int count) => [.. Enumerable.Range(0, count).Select(index => IdOf(vendor, Server.Item(vendor, index)))];

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }
}
