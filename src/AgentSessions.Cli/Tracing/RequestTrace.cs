using System.Diagnostics;

namespace AgentSessions.Cli.Tracing;

/// <summary>Stands next to the wire and shows each request, retries and redirects included, without its credentials.</summary>
internal sealed class RequestTrace(ApiDescription api, Action<TracedRequest> seen) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The copy that goes over the wire: the credential is on it.
        var redaction = new Redaction(api, request);
        var sent = new TracedRequest(request.Method.Method, redaction.Of(request.RequestUri!), redaction.Of(request.Headers), default) { Outcome = "" };
        var started = Stopwatch.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            seen(sent with
            {
                Elapsed = Stopwatch.GetElapsedTime(started),
                Outcome = redaction.Of($"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd()),
                ResponseHeaders = [.. redaction.Of(response.Headers), .. redaction.Of(response.Content.Headers)],
            });
            return response;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            seen(sent with { Elapsed = Stopwatch.GetElapsedTime(started), Outcome = redaction.Of($"no answer: {e.Message}") });
            throw;
        }
    }
}
