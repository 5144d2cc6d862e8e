using System.Net;
using System.Net.Http.Headers;
using SpecClients.Client;
using SpecClients.Http;

namespace AgentSessions.Tests.Http;

/// <summary>Measured against a bare client over the same in-memory wire, the body read as a stream as generated code reads it.</summary>
[NonParallelizable]
public class What_a_call_costs
{
    private const int Calls = 2000;

    // A debug build keeps every async state machine on the heap.
#if DEBUG
    private const int Limit = 3072;
#else
    private const int Limit = 2304;
#endif

    [Test]
    public async Task At_most_3_KB_over_a_bare_client_and_2_and_a_quarter_in_a_release_build([Values(0, 200, 40_000)] int bodyBytes)
    {
        var body = new byte[bodyBytes];
        using var wire = new FakeTransport(_ => new(HttpStatusCode.OK) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } });
        using var bare = new HttpClient(wire, disposeHandler: false) { BaseAddress = new("https://api.example.com/base/") };
        using var ours = ClientPipeline.Create(TestApi.KeyHeader, new() { ApiKey = TestApi.Key }, wire);

        var over = await Measure(ours) - await Measure(bare);

        await TestContext.Out.WriteLineAsync($"{bodyBytes} bytes: {over} B over a bare client");
        Assert.That(over, Is.LessThanOrEqualTo(Limit));
    }

    [Test]
    public void At_most_a_quarter_of_a_KB_for_checking_values()
    {
        long bytes = 0;
        for (var call = 0; call < Calls; call++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            RequestRules.CheckPlace(ApiParameterLocation.Path, "agent", "agent.42");
            RequestRules.CheckBounds(TestApi.ListSessions.Find(ApiParameterLocation.Path, "agent")!, "agent.42");
            RequestRules.CheckBounds(TestApi.ListSessions.Find(ApiParameterLocation.Query, "limit")!, "100");
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        TestContext.Out.WriteLine($"{bytes} B to check two values");
        Assert.That(bytes, Is.LessThanOrEqualTo(256));
    }

    private static async Task<long> Measure(HttpClient client)
    {
        for (var warmUp = 0; warmUp < Calls; warmUp++)
            await Call(client);
        await Task.Delay(200);
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var call = 0; call < Calls; call++)
                await Call(client);
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / Calls);
        }

        return least;
    }

    private static async Task Call(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/agents/a/sessions");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var stream = await response.Content.ReadAsStreamAsync();
        await stream.CopyToAsync(Stream.Null);
    }
}
