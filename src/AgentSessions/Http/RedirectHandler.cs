using System.Net;

namespace AgentSessions.Http;

/// <summary>
/// Follows redirects, and keeps secrets at home: beyond the configured origin a request has only the headers listed
/// here, and it does not get the others back by being sent home again.
/// </summary>
internal sealed class RedirectHandler : DelegatingHandler
{
    private static readonly HashSet<string> Harmless =
        new(["Accept", "Accept-Encoding", "Accept-Language", "User-Agent"], StringComparer.OrdinalIgnoreCase);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Call.Of(request);
        var isHome = ServerAddress.SameOrigin(request.RequestUri!, call.Home);
        var hop = isHome ? request : Next(request, request.RequestUri!, request.Method, isHome);
        if (!ServerAddress.IsSafe(hop.RequestUri!))
            throw Refuse(call, hop, "it is plain http, which only a loopback address may be", null);

        for (var hops = 0; ; hops++)
        {
            var response = await base.SendAsync(hop, cancellationToken).ConfigureAwait(false);
            response.RequestMessage ??= hop;
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) || response.Headers.Location is not { } location
                || call.Own?.ShouldRedirect?.Invoke(response) == false)
                return response;

            response.Dispose();
            if (hops == call.MaxRedirects)
                throw Refuse(call, hop, $"it redirects more than {hops} times", response.StatusCode);
            if (!Uri.TryCreate(hop.RequestUri, location.OriginalString, out var target) || !ServerAddress.IsSafe(target)
                || (hop.RequestUri!.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp))
                throw Refuse(call, hop, "it redirects to no https address", response.StatusCode);

            isHome &= ServerAddress.SameOrigin(target, call.Home);
            hop = Next(hop, target, MethodAfter(response.StatusCode, hop.Method), isHome);
        }
    }

    private static HttpMethod MethodAfter(HttpStatusCode status, HttpMethod method) => status switch
    {
        HttpStatusCode.SeeOther when method != HttpMethod.Head => HttpMethod.Get,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found when method == HttpMethod.Post => HttpMethod.Get,
        _ => method,
    };

    private static HttpRequestMessage Next(HttpRequestMessage hop, Uri target, HttpMethod method, bool isHome)
    {
        var next = new HttpRequestMessage(method, target)
        {
            Version = hop.Version,
            VersionPolicy = hop.VersionPolicy,
            Content = method == hop.Method ? hop.Content : null,
        };
        foreach (var (name, values) in hop.Headers.NonValidated)
        {
            if (isHome || Harmless.Contains(name))
                next.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
        }

        foreach (var (name, value) in hop.Options)
            ((IDictionary<string, object?>)next.Options)[name] = value;
        return next;
    }

    private static ApiTransportException Refuse(Call call, HttpRequestMessage hop, string reason, HttpStatusCode? status)
    {
        Telemetry.CountRefusedRedirect(call);
        return new(call.Api.Vendor, hop, $"not followed, because {reason}.", null, status);
    }
}
