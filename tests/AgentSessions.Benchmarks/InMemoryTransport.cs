using System.Net;
using System.Net.Http.Headers;

namespace AgentSessions.Benchmarks;

/// <summary>Answers every request with the same body at once.</summary>
internal sealed class InMemoryTransport(byte[] body) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    /// <summary>A client that nothing but this transport stands behind.</summary>
    public HttpClient ToClient() => new(this, disposeHandler: false) { BaseAddress = new("https://vendor.example/") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(body) { Headers = { ContentType = Json } } });
}
