using System.Collections.Frozen;
using System.ComponentModel;
using System.IO.Pipelines;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using SpecClients.Sandbox.Serving;

namespace SpecClients.Sandbox;

/// <summary>
/// The vendors' APIs on a loopback port, over HTTP/1.1 and HTTP/2 without TLS. Routes, credentials, parameters, paging
/// and errors are those of the vendors' documents; sessions are drawn from the documents' schemas.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly FrozenDictionary<string, VendorApi> _vendors;

    private SandboxServer(WebApplication application, FrozenDictionary<string, VendorApi> vendors, RequestLog requests, string apiKey)
    {
        _application = application;
        _vendors = vendors;
        Vendors = [.. vendors.Keys.Order(StringComparer.Ordinal)];
        Requests = requests;
        ApiKey = apiKey;
    }

    /// <summary>The vendors' ids, in order.</summary>
    public IReadOnlyList<string> Vendors { get; }

    /// <summary>The key or token that every vendor accepts.</summary>
    public string ApiKey { get; }

    /// <summary>What the sandbox was asked.</summary>
    public RequestLog Requests { get; }

    /// <summary>Starts a sandbox that listens until it is disposed of.</summary>
    /// <param name="documents">The documents of the APIs to play, as of <see cref="SandboxDocument.Of"/>.</param>
    /// <param name="options">How much there is, and how well it behaves.</param>
    /// <param name="site">Pages beside the APIs.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(IReadOnlyList<SandboxDocument> documents, SandboxOptions? options = null, ISandboxSite? site = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        options ??= new SandboxOptions();
        options.Validate();
        var requests = new RequestLog(documents.Select(document => document.Vendor));
        var vendors = documents.ToFrozenDictionary(document => document.Vendor, document => new VendorApi(document, options, requests), StringComparer.Ordinal);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.UseCleartextHttp2());
        });
        builder.Services.AddResponseCompression();
        site?.AddServices(builder.Services);
        var application = builder.Build();
        application.UseResponseCompression();
        application.Use((HttpContext context, RequestDelegate next) => ServeAsync(vendors, context, next));
        var server = new SandboxServer(application, vendors, requests, options.ApiKey);
        site?.Map(application, server);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        return server;
    }

    /// <summary>Where the sandbox listens.</summary>
    public Uri Address => field ??= new Uri(_application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    /// <summary>What stands in for a vendor's published server URL: the operations' paths follow it.</summary>
    /// <returns>An address that ends in a slash.</returns>
    /// <exception cref="KeyNotFoundException">The sandbox has no such vendor.</exception>
    public Uri BaseAddress(string vendor) => new(Address, $"{(_vendors.ContainsKey(vendor) ? vendor : throw Unknown(vendor))}/");

    /// <summary>
    /// Has an operation answered by a test's own response, whether its requests keep to the description or not. Of several
    /// the first is sent whose media type the request accepts. Without any the sandbox answers again.
    /// </summary>
    /// <param name="vendor">The vendor's id.</param>
    /// <param name="method">The operation's method, as in <c>GET</c>.</param>
    /// <param name="path">The operation's path template.</param>
    /// <param name="responses">The responses.</param>
    /// <exception cref="KeyNotFoundException">The sandbox has no such vendor, or its document no such operation.</exception>
    public void Stub(string vendor, string method, string path, params IReadOnlyList<StubResponse> responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        (_vendors.TryGetValue(vendor, out var api) ? api : throw Unknown(vendor)).Stub(method, path, responses);
    }

    /// <summary>A session as it is served; the first, in the order of a listing without any sorting, is 0.</summary>
    /// <exception cref="KeyNotFoundException">The sandbox has no such vendor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The vendor has no session with this index.</exception>
    /// <exception cref="InvalidOperationException">None of the vendor's operations is a listing.</exception>
    public JsonNode Item(string vendor, int index) =>
        (_vendors.TryGetValue(vendor, out var api) ? api.Listing : throw Unknown(vendor))?.Sessions.Item(index)
        ?? throw NoListing(vendor);

    /// <summary>All sessions of a vendor as one page, whatever limit its description sets, in UTF-8.</summary>
    /// <exception cref="KeyNotFoundException">The sandbox has no such vendor.</exception>
    /// <exception cref="InvalidOperationException">None of the vendor's operations is a listing.</exception>
    internal async Task<byte[]> PageAsync(string vendor)
    {
        var listing = (_vendors.TryGetValue(vendor, out var api) ? api.Listing : throw Unknown(vendor)) ?? throw NoListing(vendor);
        using var page = new MemoryStream();
        var pipe = PipeWriter.Create(page, new StreamPipeWriterOptions(leaveOpen: true));
        await listing.WriteWholeAsync(pipe).ConfigureAwait(false);
        await pipe.CompleteAsync().ConfigureAwait(false);
        return page.ToArray();
    }

    /// <summary>The names of the parameters that turn the pages of a vendor's first listing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerable<string> PagingParameters(string vendor) => _vendors[vendor].Listing?.PagingParameters ?? [];

    /// <summary>Stops at once; requests still being answered are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static Task ServeAsync(FrozenDictionary<string, VendorApi> vendors, HttpContext context, RequestDelegate next)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var queryAt = target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? mark : target.Length;
        var vendorEnd = target.IndexOf('/', 1) is >= 0 and var slash && slash < queryAt ? slash : queryAt;
        if (target.StartsWith('/') && vendors.TryGetValue(target[1..vendorEnd], out var vendor))
            return vendor.ServeAsync(context, target[vendorEnd..queryAt], target[queryAt..]);
        return next(context);
    }

    private static InvalidOperationException NoListing(string vendor) => new($"No operation of '{vendor}' lists anything.");

    private static KeyNotFoundException Unknown(string vendor) => new($"The sandbox has no vendor '{vendor}'.");
}
