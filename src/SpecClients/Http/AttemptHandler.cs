namespace SpecClients.Http;

/// <summary>
/// Once an attempt: reads the whole body, so that the attempt's timeout, its retry and the caller's cancellation
/// cover it, unless the caller reads it as a stream; and gives every failure on the way one type.
/// </summary>
internal sealed class AttemptHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (request.Method != HttpMethod.Head && !ResponseStream.IsLeft(request, response))
                response.Content = await PooledContent.ReadAsync(response.Content, Call.Of(request).MaxResponseBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (Exception exception)
        {
            response?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            if (exception is not ApiTransportException && (response is not null || exception is HttpRequestException or IOException or OperationCanceledException))
                throw Typed(request, response, Secrets.Hide(exception, request, Call.Of(request).Api));
            throw;
        }
    }

    private static ApiTransportException Typed(HttpRequestMessage request, HttpResponseMessage? response, Exception cause)
    {
        var permanent = cause is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.SecureConnectionError
            or HttpRequestError.UserAuthenticationError or HttpRequestError.VersionNegotiationError
        };
        return new(Call.Of(request).Api.Vendor, request, response is null ? $"no answer: {cause.Message}" : $"the body broke off: {cause.Message}", cause, response?.StatusCode)
        {
            IsTransient = !permanent,
        };
    }
}
