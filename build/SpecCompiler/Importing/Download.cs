using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Importing;

/// <summary>Fetches a vendor's page within bounds: over https, of a bounded size, in a bounded time, from its own host.</summary>
/// <param name="hosts">Which hosts may be asked, and led to.</param>
/// <param name="maxBytes">The largest page taken, after decompression.</param>
/// <param name="maxTime">The longest that a page may take, redirects included.</param>
internal sealed class Download(HostRules hosts, long maxBytes = Download.DefaultMaxBytes, TimeSpan? maxTime = null)
{
    public const long DefaultMaxBytes = 16 * 1024 * 1024;

    private const int MaxRedirects = 5;
    private static readonly TimeSpan DefaultMaxTime = TimeSpan.FromSeconds(30);

    /// <summary>Whether a page is named by an address rather than by a file.</summary>
    public static bool IsAddress(string page) =>
        page.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || page.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <param name="address">What to fetch.</param>
    /// <param name="mark">Where the address is written, which is where a failure is told.</param>
    /// <param name="headers">What is said to the source's own host.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    public async Task<VendorPage> GetAsync(string address, SourceMark mark, RequestHeaders headers, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !hosts.IsSafe(uri))
            throw Fail(mark, $"{address} is not an https address{(uri?.Scheme == Uri.UriSchemeHttp ? $"; if {uri.IdnHost} may be asked over http, add --allow-host {uri.IdnHost}" : "")}.");
        var time = maxTime ?? DefaultMaxTime;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        try
        {
            return await GetAsync(uri, mark, headers, limit.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw Fail(mark, $"{address} could not be downloaded: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Fail(mark, string.Create(CultureInfo.InvariantCulture, $"{address} took longer than {time.TotalSeconds:0.##} s."));
        }
    }

    /// <summary>Refuses an address that an answer leads to, unless it is on the host that was asked or on an allowed one.</summary>
    public Uri Follow(Uri asked, Uri target, SourceMark mark)
    {
        if (target.Scheme != Uri.UriSchemeHttps && (target.Scheme != Uri.UriSchemeHttp || asked.Scheme == Uri.UriSchemeHttps))
            throw Fail(mark, $"{asked} leads to {target}, which is not https.");
        if (!Same(target.IdnHost, asked.IdnHost) && !hosts.IsAllowed(target.IdnHost))
            throw Fail(mark, $"{asked} leads to another host; if {target} is the vendor's, add --allow-host {target.IdnHost}.");
        if (!hosts.IsSafe(target))
            throw Fail(mark, $"{asked} leads to {target}, which is not https.");
        return target;
    }

    private async Task<VendorPage> GetAsync(Uri asked, SourceMark mark, RequestHeaders headers, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All, ConnectCallback = hosts.ConnectAsync };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var at = asked;
        for (var hops = 0; ; hops++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, at);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("SpecClients.Tool", "1.0"));
            request.Headers.Accept.ParseAdd("text/markdown, application/yaml, application/json, text/plain;q=0.9, */*;q=0.1");
            headers.AddTo(request);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)response.StatusCode is >= 301 and <= 308 and not 304 && response.Headers.Location is { } location)
            {
                if (hops == MaxRedirects)
                    throw Fail(mark, $"{asked} redirects more than {MaxRedirects} times.");
                at = Follow(asked, new Uri(at, location), mark);
                continue;
            }
            if (response.StatusCode != HttpStatusCode.OK)
                throw Fail(mark, $"{at} answers {(int)response.StatusCode} {response.ReasonPhrase}.");
            return new VendorPage(at.ToString(), await ReadAsync(response.Content, at, mark, cancellationToken));
        }
    }

    private async Task<byte[]> ReadAsync(HttpContent content, Uri at, SourceMark mark, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (kept.Length + read > maxBytes)
                throw Fail(mark, $"{at} is larger than {maxBytes} bytes.");
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    private static bool Same(string host, string other) => string.Equals(host, other, StringComparison.OrdinalIgnoreCase);

    private static ProblemException Fail(SourceMark mark, string message) => new(ProblemCode.Download, mark, message);
}
