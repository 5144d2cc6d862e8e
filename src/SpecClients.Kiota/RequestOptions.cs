using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using SpecClients.Client;

namespace SpecClients.Kiota;

/// <summary>Honours the options of Kiota's HTTP library that a request brings, or refuses them: none is ignored.</summary>
internal static class RequestOptions
{
    /// <summary>Kiota's own handlers, in Kiota's own order, for the options that are theirs alone.</summary>
    private static readonly Func<IRequestOption, DelegatingHandler?>[] Handlers =
    [
        option => option is IUriReplacementHandlerOption uri ? new UriReplacementHandler<IUriReplacementHandlerOption>(uri) : null,
        option => option is TelemetryHandlerOption telemetry ? new TelemetryHandler(telemetry) : null,
        option => option is ParametersNameDecodingOption names ? new ParametersNameDecodingHandler(names) : null,
        option => option is UserAgentHandlerOption agent ? new UserAgentHandler(agent) : null,
        option => option is HeadersInspectionHandlerOption headers ? new HeadersInspectionHandler(headers) : null,
        option => option is BodyInspectionHandlerOption bodies ? new BodyInspectionHandler(bodies) : null,
    ];

    /// <summary>Puts a request's options into effect.</summary>
    /// <param name="request">The request to send.</param>
    /// <param name="info">What it was made of.</param>
    /// <param name="client">The client to send it through.</param>
    /// <param name="longest">The longest body that is kept for a caller to look at.</param>
    /// <returns>What to send it through instead of the client, where handlers of Kiota's stand around that.</returns>
    /// <exception cref="NotSupportedException">An option asks for what this client does not do; the message says what to do instead.</exception>
    public static HttpMessageInvoker? Apply(HttpRequestMessage request, RequestInformation info, HttpClient client, int longest)
    {
        foreach (var option in info.RequestOptions)
        {
            if (Refusal(option, ClientPipeline.IsUnder(client)) is { } reason)
                throw new NotSupportedException($"{option.GetType().Name}: {reason}.");
        }
        Limit(request, info.RequestOptions.OfType<RetryHandlerOption>().FirstOrDefault(), info.RequestOptions.OfType<RedirectHandlerOption>().FirstOrDefault());
        var handlers = Handlers.SelectMany(handler => info.RequestOptions.Select(handler)).OfType<DelegatingHandler>().ToArray();
        if (handlers.Length == 0)
            return null;
        // Kiota's handlers stand behind HttpClient, where its headers are on the request already.
        foreach (var (name, values) in client.DefaultRequestHeaders.NonValidated)
        {
            if (!request.Headers.NonValidated.Contains(name))
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
        }
        var isKept = info.RequestOptions.OfType<BodyInspectionHandlerOption>().Any(bodies => bodies.InspectResponseBody);
        var chain = KiotaClientFactory.ChainHandlersCollectionAndGetFirstLink(new Sender(client, isKept ? longest : null), handlers);
        return new HttpMessageInvoker(chain!, disposeHandler: false);
    }

    private static string? Refusal(IRequestOption option, bool isOurs) => option switch
    {
        RetryHandlerOption or RedirectHandlerOption when !isOurs =>
            "retries and redirects are the HttpClient's that the adapter was given; set them there, or make the client with CreateClient or in a container",
        RedirectHandlerOption { AllowRedirectOnSchemeChange: true } => "a redirect from https to http is never followed",
        RedirectHandlerOption redirect when redirect.ScrubSensitiveHeaders.Method != new RedirectHandlerOption().ScrubSensitiveHeaders.Method =>
            "beyond the configured address a request keeps no headers but those that say nothing of the caller, and that cannot be changed",
        ObservabilityOptions { IncludeEUIIAttributes: true } => "traces never hold what may name a person",
        ChaosHandlerOption => "failures are made by the sandbox or by a handler of the caller's, where they are retried as a server's are",
        RetryHandlerOption or RedirectHandlerOption or ObservabilityOptions or IUriReplacementHandlerOption => null,
        _ when Array.Exists(Handlers, handler => handler(option) is not null) => null,
        _ when option.GetType().Assembly == typeof(HttpClientRequestAdapter).Assembly => "it is not known here",
        _ => null,
    };

    /// <summary>Hands retries and redirects to the pipeline.</summary>
    private static void Limit(HttpRequestMessage request, RetryHandlerOption? retry, RedirectHandlerOption? redirect)
    {
        if (retry is null && redirect is null)
            return;
        var own = CallOptions.Of(request);
        request.Options.Set(CallOptions.Key, new CallOptions
        {
            MaxRetries = retry?.MaxRetry ?? own?.MaxRetries,
            RetryDelay = retry is null ? own?.RetryDelay : TimeSpan.FromSeconds(retry.Delay),
            RetriesTimeLimit = retry?.RetriesTimeLimit > TimeSpan.Zero ? retry.RetriesTimeLimit : null,
            ShouldRetry = retry is null ? null : (response, retries) => retry.ShouldRetry(retry.Delay, retries, response),
            MaxRedirects = redirect?.MaxRedirect ?? own?.MaxRedirects,
            ShouldRedirect = redirect is null ? null : response => redirect.MaxRedirect > 0 && redirect.ShouldRedirect(response) && !ChangesScheme(response),
            AttemptTimeout = own?.AttemptTimeout,
            TotalTimeout = own?.TotalTimeout,
            StreamIdleTimeout = own?.StreamIdleTimeout,
            MaxResponseBytes = own?.MaxResponseBytes,
        });
    }

    private static bool ChangesScheme(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } target && target.Scheme != response.RequestMessage?.RequestUri?.Scheme;

    /// <summary>Where Kiota's handlers end.</summary>
    private sealed class Sender(HttpClient client, int? longest) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            try
            {
                // Kiota's handler would keep a body of any length.
                if (longest is { } most)
                    await response.Content.LoadIntoBufferAsync(most, cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }
}
