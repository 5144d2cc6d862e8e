using System.Net.ServerSentEvents;
using System.Text.Json;
using AgentSessions.Benchmarks.Decoding;
using Microsoft.Kiota.Abstractions;
using SpecClients.Kiota;
using SpecClients.NSwag;
using SpecClients.Streaming;
using KiotaSession = AgentSessions.Generated.PipecatCloud.Kiota.Models.Session;
using NSwagSession = AgentSessions.Generated.PipecatCloud.NSwag.Session;

namespace AgentSessions.Benchmarks.Streaming;

/// <summary>Pipecat Cloud's sessions as events of a stream, as each client reads them.</summary>
internal static class StreamedSessions
{
    public static readonly ApiOperation Operation = new("followSessions", "GET", "/sessions") { Stream = new ApiStreaming("text/event-stream") };

    private static readonly ApiDescription Description = NSwag.PipecatCloud.Description with { Operations = [Operation] };

    /// <summary>By hand: the framework's parser, and System.Text.Json with source generation.</summary>
    public static async IAsyncEnumerable<PipecatSession> ByHandAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "sessions");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        await foreach (var item in SseParser.Create(body, static (_, data) => JsonSerializer.Deserialize(data, CamelCaseContext.Default.PipecatSession)!).EnumerateAsync())
            yield return item.Data;
    }

    public static IAsyncEnumerable<NSwagSession> ByNSwag(HttpClient http) => new NSwagStream(http).Follow();

    public static IAsyncEnumerable<KiotaSession> ByKiota(HttpClient http)
    {
        var adapter = KiotaAdapter.Create(http, Description);
        var request = new RequestInformation(Method.GET, "{+baseurl}/sessions", new Dictionary<string, object> { ["baseurl"] = adapter.BaseUrl! });
        return KiotaStreams.Events(adapter, request, static node => node.GetObjectValue(KiotaSession.CreateFromDiscriminatorValue)!, null, CancellationToken.None);
    }

    private sealed class NSwagStream(HttpClient http) : GeneratedClient(http)
    {
        protected override ApiDescription Description => StreamedSessions.Description;

        public ServerSentEvents<NSwagSession> Follow() => Events<NSwagSession>(Operation, OpenAsync, CancellationToken.None);

        private async Task<HttpResponseMessage> OpenAsync(string? lastEventId, CancellationToken cancellationToken)
        {
            using var request = Begin(Operation);
            request.LeaveBody(lastEventId);
            return await SendAsync(request, cancellationToken);
        }
    }
}
