using SpecClients.Client;

namespace AgentSessions.Benchmarks.Decoding;

/// <summary>A call through the pipeline beside a call through a bare client, over the same transport and without decoding.</summary>
internal static class PipelineCases
{
    public static IReadOnlyList<Case> Create()
    {
        var transport = new InMemoryTransport(new byte[200]);
        var bare = transport.ToClient();
        var ours = ClientPipeline.Create(NSwag.Meibel.Description, new() { BaseAddress = bare.BaseAddress, ApiKey = "benchmark-key" }, transport);
        return [new("bare HttpClient", () => CallAsync(bare)), new("ClientPipeline", () => CallAsync(ours))];
    }

    private static async Task<int> CallAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "agents/a/sessions");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        await stream.CopyToAsync(Stream.Null);
        return 0;
    }
}
