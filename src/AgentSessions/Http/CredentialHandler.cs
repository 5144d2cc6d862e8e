using System.Net;

namespace AgentSessions.Http;

/// <summary>
/// Signs requests to the configured origin, and once more with a fresh credential after a 401. The header is off the
/// request again before anyone else can print it.
/// </summary>
internal sealed class CredentialHandler(ApiDescription api, TimeProvider time) : DelegatingHandler
{
    private readonly CredentialSource _source = new(api, time);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Call.Of(request);
        if (!ServerAddress.SameOrigin(request.RequestUri!, call.Home)
            || await _source.GetAsync(call, null, cancellationToken).ConfigureAwait(false) is not { } credential
            || credential.IsTaken(request))
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        using var others = _source.Others(call, credential) is { } besides ? new Signatures(request, besides) : null;
        var response = await SendAsync(request, call, credential, cancellationToken).ConfigureAwait(false);
        others?.TakeOff(response.RequestMessage);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !call.WasSigned)
            return response;

        Credential? renewed;
        try
        {
            renewed = await _source.GetAsync(call, credential, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        if (renewed is null || renewed == credential)
            return response;
        response.Dispose();
        return await SendAsync(request, call, renewed, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Call call, Credential credential, CancellationToken cancellationToken)
    {
        call.Signed = credential;
        var takeOff = credential.Sign(request);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            call.WasSigned = response.RequestMessage is not { } sent || takeOff(sent);
            return response;
        }
        finally
        {
            takeOff(request);
        }
    }
}
