using System.ComponentModel;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Http.Resilience;
using SpecClients.Http;

namespace SpecClients.Client;

/// <summary>The one pipeline under every client, whichever generator wrote it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ClientPipeline
{
    private static readonly ConditionalWeakTable<HttpClient, ApiDescription> Known = [];

    /// <summary>Whether a client sends through this pipeline.</summary>
    public static bool IsUnder(HttpClient client) => Known.TryGetValue(client, out _);

    /// <summary>Builds a client without a container. It disposes of the connections it made, not of a transport it was given.</summary>
    public static HttpClient Create(ApiDescription api, SpecClientOptions options, HttpMessageHandler? transport = null, TimeProvider? time = null)
    {
        new ClientSettings(api).Require(options);
        var innermost = transport ?? Configure(new SocketsHttpHandler());
        Contain(innermost);

        var clock = time ?? TimeProvider.System;
        var chain = Outer(api, () => options, clock).Append(new AttemptHandler()).Append(new OriginHandler(api, clock)).Reverse().Aggregate(innermost, (inner, outer) =>
        {
            outer.InnerHandler = inner;
            return outer;
        });
        var client = new HttpClient(chain, disposeHandler: transport is null);
        Configure(client, api, options);
        return client;
    }

    /// <summary>What stands around a caller's own handlers: once a call, and its retries.</summary>
    public static IEnumerable<DelegatingHandler> Outer(ApiDescription api, Func<SpecClientOptions> options, TimeProvider time, bool isResilient = true) =>
        [new CallHandler(api, options, time, isResilient), new ResilienceHandler(RetryRules.Pipeline(time))];

    /// <summary>Sets what sends as every client needs it: no cookies, bodies unpacked, each sending counted.</summary>
    public static SocketsHttpHandler Configure(SocketsHttpHandler transport)
    {
        transport.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli;
        transport.EnableMultipleHttp2Connections = true;
        transport.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        transport.UseCookies = false;
        // The one place where a transport tells that it writes a request, its own repetitions too, which it cannot be kept from.
        transport.RequestHeaderEncodingSelector = static (header, request) =>
        {
            if (header == "User-Agent")
                Call.Find(request)?.CountSending();
            return null;
        };
        return transport;
    }

    /// <summary>Gives a client its address and leaves its timeout to the pipeline.</summary>
    public static void Configure(HttpClient client, ApiDescription api, SpecClientOptions options)
    {
        Known.AddOrUpdate(client, api);
        client.BaseAddress = ServerAddress.Resolve(api, options);
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.UserAgent.ParseAdd(api.Package.ToString());
    }

    /// <summary>Leaves redirects to the pipeline: a transport that followed them itself would take the key along.</summary>
    public static void Contain(HttpMessageHandler transport)
    {
        for (; transport is DelegatingHandler { InnerHandler: { } inner }; transport = inner)
        {
        }

        if (transport is SocketsHttpHandler { AllowAutoRedirect: true } sockets)
            sockets.AllowAutoRedirect = false;
        if (transport is HttpClientHandler { AllowAutoRedirect: true } classic)
            classic.AllowAutoRedirect = false;
    }
}
