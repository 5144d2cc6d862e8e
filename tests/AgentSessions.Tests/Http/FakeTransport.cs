using System.Net;

namespace AgentSessions.Tests.Http;

/// <summary>A wire in memory.</summary>
internal sealed class FakeTransport(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public FakeTransport(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    public int Requests { get; private set; }

    /// <summary>Answers with one status after another, the last one for good.</summary>
    public static FakeTransport Answering(params HttpStatusCode[] statuses)
    {
        var sent = 0;
        return new(_ => new(statuses[Math.Min(sent++, statuses.Length - 1)]) { Content = new StringContent("{}") });
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        return answer(request, cancellationToken);
    }
}
