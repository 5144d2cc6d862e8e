using System.Net;
using Polly.Timeout;

namespace SpecClients.Http;

/// <summary>
/// Outermost, once a call: is handed which operation it is, traces and measures it, reports a status that the operation
/// does not declare, and turns a spent time budget into <see cref="ApiTransportException"/>.
/// </summary>
internal sealed class CallHandler(ApiDescription api, Func<SpecClientOptions> options, TimeProvider time, bool isResilient) : DelegatingHandler
{
    private Resolved? _resolved;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Begin(request);
        if (request.Content is { } content)
            await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);

        using var activity = call.Start(request);
        HttpResponseMessage? response = null;
        Exception? failure = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            ReportUndeclared(call, (int)response.StatusCode);
            return response;
        }
        catch (TimeoutRejectedException rejected)
        {
            failure = new ApiTransportException(
                api.Vendor, request, $"no whole answer within {rejected.Timeout.TotalSeconds:0.###} s.", new TimeoutException(rejected.Message, rejected));
            throw failure;
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            call.Stop(activity, request, response, failure, time);
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The clients are asynchronous throughout: call SendAsync.");

    private Call Begin(HttpRequestMessage request)
    {
        var current = options();
        if (_resolved is not { } known || known.Options != current)
            _resolved = known = new(current, ServerAddress.Resolve(api, current));
        if (request.Version == HttpVersion.Version11 && request.VersionPolicy == HttpVersionPolicy.RequestVersionOrLower)
            request.Version = HttpVersion.Version20;

        request.Options.TryGetValue(ApiOperation.Key, out var operation);
        var own = CallOptions.Of(request);
        var retries = isResilient && current.EnableResilience;
        if (own is { ShouldRetry: not null, MaxRetries: > 0 } && !retries)
            throw new NotSupportedException("Retries are asked for on this call, and its client makes none: resilience is off, or is a handler of the caller's own.");
        var call = new Call(api, operation, known.Home, current, own, retries, time.GetTimestamp());
        call.Attach(request);
        return call;
    }

    private static void ReportUndeclared(Call call, int status)
    {
        if (call.Operation is { } operation && !Declares(operation, status))
            SpecDrift.Report(SpecDriftKind.UndeclaredStatus, call.Api.Vendor, call.Api.Package, $"{operation.Id} {status}");
    }

    /// <summary>Whether an operation declares a status, or no status at all.</summary>
    public static bool Declares(ApiOperation operation, int status) => operation.Statuses.Count == 0 || operation.Statuses.Any(declared => Covers(declared, status));

    private static bool Covers(string declared, int status) =>
        declared is "default" || (declared is [var hundreds, 'X' or 'x', 'X' or 'x'] ? hundreds - '0' == status / 100 : int.TryParse(declared, out var exact) && exact == status);

    private sealed record Resolved(SpecClientOptions Options, Uri Home);
}
