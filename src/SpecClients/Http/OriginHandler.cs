using System.Net;

namespace SpecClients.Http;

/// <summary>
/// Innermost: signs a copy of what goes to the configured origin, once more with a fresh credential after a 401, and
/// follows redirects. Beyond that origin a request has only the headers listed here, and it does not get the others back
/// by being sent home again. What was signed is named by no answer.
/// </summary>
internal sealed class OriginHandler(ApiDescription api, TimeProvider time) : DelegatingHandler
{
    private static readonly HashSet<string> Harmless =
        new(["Accept", "Accept-Encoding", "Accept-Language", "User-Agent"], StringComparer.OrdinalIgnoreCase);

    private readonly CredentialSource _source = new(api, time);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Call.Of(request);
        var isHome = ServerAddress.SameOrigin(request.RequestUri!, call.Home);
        var hop = isHome ? request : Copy(request, request.RequestUri!, request.Method, isHome);
        if (!ServerAddress.IsSafe(hop.RequestUri!))
            throw Refuse(call, hop, "it is plain http, which only a loopback address may be", null);

        var way = isHome ? _source.WayOf(call, hop) : [];
        var credential = await _source.GetAsync(way, call.Options, null, cancellationToken).ConfigureAwait(false);
        var isRenewed = false;
        for (var hops = 0; ;)
        {
            var signed = isHome && credential is not null ? Sign(hop, call, way, credential) : null;
            call.BeginSending();
            HttpResponseMessage response;
            try
            {
                response = await base.SendAsync(signed ?? hop, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Secrets.Hide(exception, hop, api) is var shown && shown != exception)
            {
                // The framework logs it before any handler outside of this one sees it.
                throw shown;
            }
            response.RequestMessage = hop;
            if (response.StatusCode == HttpStatusCode.Unauthorized && signed is not null && !isRenewed)
            {
                isRenewed = true;
                var renewed = await RenewAsync(response, way, call.Options, credential, cancellationToken).ConfigureAwait(false);
                if (renewed is null || renewed == credential)
                    return Shown(response, call);
                response.Dispose();
                credential = renewed;
                continue;
            }

            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) || response.Headers.Location is not { } location
                || call.Own?.ShouldRedirect?.Invoke(response) == false)
                return Shown(response, call);

            response.Dispose();
            if (hops++ == call.MaxRedirects)
                throw Refuse(call, hop, $"it redirects more than {call.MaxRedirects} times", response.StatusCode);
            var target = Target(call, hop, location, response.StatusCode);
            isHome &= ServerAddress.SameOrigin(target, call.Home);
            hop = Copy(hop, target, MethodAfter(response.StatusCode, hop.Method), isHome);
        }
    }

    private static HttpResponseMessage Shown(HttpResponseMessage response, Call call)
    {
        Secrets.HideIn(response, call);
        return response;
    }

    /// <summary>A signed copy of a request; null where its caller has signed it.</summary>
    private HttpRequestMessage? Sign(HttpRequestMessage hop, Call call, ApiSecurity[] way, Credential credential)
    {
        HttpRequestMessage? signed = null;
        Put(credential);
        if (way.Length > 1)
        {
            foreach (var other in _source.Others(way, call.Options, credential))
                Put(other);
        }
        return signed;

        void Put(Credential one)
        {
            if (one.IsTaken(hop))
                return;
            signed ??= Copy(hop, hop.RequestUri!, hop.Method, isHome: true);
            call.Remember(one);
            one.Sign(signed);
        }
    }

    private async ValueTask<Credential?> RenewAsync(HttpResponseMessage response, ApiSecurity[] way, SpecClientOptions options, Credential? rejected, CancellationToken cancellationToken)
    {
        try
        {
            return await _source.GetAsync(way, options, rejected, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static Uri Target(Call call, HttpRequestMessage hop, Uri location, HttpStatusCode status)
    {
        if (!Uri.TryCreate(hop.RequestUri, location.OriginalString, out var target) || !ServerAddress.IsSafe(target)
            || (hop.RequestUri!.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp))
            throw Refuse(call, hop, "it redirects to no https address", status);
        if (ServerAddress.SameOrigin(target, hop.RequestUri))
        {
            // The transport traces the path, and not the query.
            if (call.Signed?.Exists(credential => credential.IsIn(target.AbsolutePath)) == true)
                throw Refuse(call, hop, "it would put the credential into the path", status);
            return call.Signed?.Aggregate(target, (address, credential) => credential.Without(address)) ?? target;
        }
        if (Secrets.Hide(target.OriginalString, call) != target.OriginalString)
            throw Refuse(call, hop, "it would take the credential to another origin", status);
        if (hop.Content is not null && MethodAfter(status, hop.Method) == hop.Method && !call.Options.AllowBodyRedirects)
            throw Refuse(call, hop, "it would take the request's body to another origin, which AllowBodyRedirects allows", status);
        return target;
    }

    private static HttpMethod MethodAfter(HttpStatusCode status, HttpMethod method) => status switch
    {
        HttpStatusCode.SeeOther when method != HttpMethod.Head => HttpMethod.Get,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found when method == HttpMethod.Post => HttpMethod.Get,
        _ => method,
    };

    private static HttpRequestMessage Copy(HttpRequestMessage request, Uri target, HttpMethod method, bool isHome)
    {
        var copy = new HttpRequestMessage(method, target)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = method == request.Method ? request.Content : null,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (isHome || Harmless.Contains(name))
                copy.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
        }

        foreach (var (name, value) in request.Options)
            ((IDictionary<string, object?>)copy.Options)[name] = value;
        return copy;
    }

    private static ApiTransportException Refuse(Call call, HttpRequestMessage hop, string reason, HttpStatusCode? status)
    {
        call.CountRefusedRedirect();
        return new(call.Api.Vendor, hop, $"not followed, because {reason}.", null, status);
    }
}
