using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

[TestFixture]
internal sealed class ServingManySessions
{
    [Test]
    [NonParallelizable]
    public async Task A_hundred_thousand_sessions_take_no_memory_to_speak_of()
    {
        await using var caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 100_000 });
        await ReadAsync(caller, "lyzr", "");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Assert.That(await ReadAsync(caller, "meibel", "limit=100000"), Is.GreaterThan(20_000_000));
        await ReadAsync(caller, "lyzr", "");
        foreach (var status in (string[])["RUNNING", "FAILED", "COMPLETED", "CANCELED", "TERMINATED", "NONE"])
            await ReadAsync(caller, "meibel", $"status={status}&limit=1000");
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(8_000_000));
    }

    [Test]
    public async Task A_million_sessions_are_there_and_found_by_id()
    {
        await using var caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 1_000_000 });
        var last = SandboxCaller.IdOf("foundry", caller.Server.Item("foundry", 999_999));
        var page = await caller.PageAsync("foundry", $"before={last}&limit=1");
        Assert.That(page["first_id"]!.GetValue<string>(), Is.EqualTo("sess_999998"));
        Assert.That((await caller.PageAsync("pipecat-cloud", "offset=999999"))["sessions"]![0]!.ToJsonString(),
            Is.EqualTo(caller.Server.Item("pipecat-cloud", 999_999).ToJsonString()));
    }

    [TestCaseSource(typeof(SandboxCaller), nameof(SandboxCaller.Vendors))]
    public async Task Hostile_sessions_are_still_json_and_keep_their_ids(string vendor)
    {
        await using var caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 500, Hostile = true });
        await using var tame = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 500 });
        Assert.That(await caller.ReadAllAsync(vendor, 50), Is.EqualTo(tame.Expected(vendor, 500)));
        if (vendor == "lyzr")
            return;
        var members = Enumerable.Range(0, 500).SelectMany(index => caller.Server.Item(vendor, index).AsObject()).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(members.Select(member => member.Key), Does.Contain("x_added_since").And.Contain("x added \"name\" \u00fc"));
            Assert.That(members.Select(member => member.Value?.ToString() ?? "null"), Has.Some.Contains(vendor == "foundry" ? "value of tomorrow" : "+05:45"));
        });
    }

    [TestCaseSource(typeof(SandboxCaller), nameof(SandboxCaller.Vendors))]
    public async Task Any_number_of_sessions_fits_on_one_page_for_whoever_holds_the_server(string vendor)
    {
        await using var caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 2_345 });
        var rows = SandboxCaller.RowsOf(vendor, JsonNode.Parse(await caller.Server.PageAsync(vendor)));
        Assert.That(rows.Select(row => row!.ToJsonString()), Is.EqualTo(Enumerable.Range(0, 2_345).Select(index => caller.Server.Item(vendor, index).ToJsonString())));
        Assert.That(() => caller.Server.PageAsync("nobody"), Throws.InstanceOf<KeyNotFoundException>());
    }

    [Test]
    public async Task Http_2_without_tls_shares_the_port_with_http_1()
    {
        await using var caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 10 });
        var protocols = new List<string>();
        caller.Server.Requests.Received += request => protocols.Add(request.Protocol);
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var response = await caller.SendAsync("meibel", SandboxCaller.Listing("meibel"), change: request =>
            {
                request.Version = version;
                request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            });
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
        Assert.That(protocols, Is.EqualTo((string[])["HTTP/1.1", "HTTP/2"]));
    }

    [Test]
    public async Task Answers_are_compressed_where_that_is_asked_for()
    {
        await using var caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 100 });
        using var response = await caller.SendAsync("meibel", SandboxCaller.Listing("meibel"), change: request => request.Headers.Add("Accept-Encoding", "gzip"));
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo((string[])["gzip"]));
        await using var body = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.That((await JsonSerializer.DeserializeAsync<JsonNode>(body))!["total"]!.GetValue<int>(), Is.EqualTo(100));
    }

    [Test]
    public async Task A_request_is_shown_as_it_came()
    {
        await using var caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 10 });
        var requests = new List<SandboxRequest>();
        caller.Server.Requests.Received += requests.Add;
        await caller.AskAsync("meibel", "agents/a%2Fb/sessions?limit=3&status=R%C3%A9");
        var request = requests.Single();
        Assert.Multiple(() =>
        {
            Assert.That((request.Vendor, request.Number, request.Method, request.Path, request.Query),
                Is.EqualTo(("meibel", 1L, "GET", "/agents/a%2Fb/sessions", "?limit=3&status=R%C3%A9")));
            Assert.That(request.Headers["meibel-api-key"], Is.EqualTo(caller.Server.ApiKey));
            Assert.That(caller.Server.Requests["pgai"].Received, Is.Zero);
        });
    }

    private static async Task<long> ReadAsync(SandboxCaller caller, string vendor, string query)
    {
        using var response = await caller.SendAsync(vendor, SandboxCaller.Listing(vendor, query));
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var total = 0L;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            total += read;
        return total;
    }
}
