using System.ComponentModel;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SpecClients.Http;
using SpecClients.Json;
using SpecClients.NSwag.Reading;
using SpecClients.NSwag.Sending;
using SpecClients.Streaming;

namespace SpecClients.NSwag;

/// <summary>What the generated clients share: how a response becomes a value or an exception.</summary>
public abstract class GeneratedClient(HttpClient connections) : IDisposable
{
    /// <summary>
    /// The length in bytes, after decompression, above which a body is not read. 32 MB unless set. Where the client's
    /// pipeline reads the bodies, the pipeline's own limit holds.
    /// </summary>
    public int MaxBodyLength { get; set; } = 32 * 1024 * 1024;

    /// <summary>Whether disposing of the client ends its connections.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool OwnsConnections { get; init; }

    /// <summary>Whether a request that breaks the bounds of the vendor's description is refused before it is sent.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool ValidatesRequests { get; init; } = true;

    /// <summary>What the vendor's description says beyond the types.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract ApiDescription Description { get; }

    /// <summary>Ends the connections of a client that has its own.</summary>
    public void Dispose()
    {
        if (OwnsConnections)
            connections.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Called with the request before its address is set.</summary>
    protected virtual Task PrepareRequestAsync(HttpClient client, HttpRequestMessage request, StringBuilder urlBuilder, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called with the request as it will be sent.</summary>
    protected virtual Task PrepareRequestAsync(HttpClient client, HttpRequestMessage request, string url, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called with the response before it is read.</summary>
    protected virtual Task ProcessResponseAsync(HttpClient client, HttpResponseMessage response, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The request of an operation, for its values.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected OperationRequest Begin(ApiOperation operation) => new(operation, ValidatesRequests);

    /// <summary>A body of JSON.</summary>
    /// <exception cref="ArgumentException">Members that are required have no value; it names each.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static HttpContent Json(object? body, Newtonsoft.Json.JsonSerializerSettings settings, string mediaType) =>
        new StringContent(RequestJson.Text(body, settings)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } };

    /// <summary>Sends a request that has its values.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<HttpResponseMessage> SendAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var page = PageInFlight.Of(request.Operation);
        var address = page?.Link is { } link ? new StringBuilder(link) : request.Address();
        await PrepareRequestAsync(connections, request, address, cancellationToken).ConfigureAwait(false);
        var url = address.ToString();
        // things:search would be an address of the scheme things.
        var end = url.AsSpan().IndexOfAny(':', '/', '?');
        var isScheme = end > 0 && url[end] == ':' && !url.AsSpan(end).StartsWith("://", StringComparison.Ordinal);
        request.RequestUri = isScheme ? new Uri("./" + url, UriKind.Relative) : new Uri(url, UriKind.RelativeOrAbsolute);
        await PrepareRequestAsync(connections, request, url, cancellationToken).ConfigureAwait(false);
        // Those of the caller's own code too.
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            foreach (var value in values)
                RequestRules.CheckPlace(ApiParameterLocation.Header, name, value);
        }
        var response = await connections.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        try
        {
            page?.Arrive(response, Description, connections.BaseAddress);
            await ProcessResponseAsync(connections, response, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Reads a body as the declared type.</summary>
    /// <exception cref="ApiException">The body is not JSON, not of that type, too long, of an unknown character set, or null where it may not be.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<T> ReadBodyAsync<T>(HttpResponseMessage response, ApiOperation operation, bool isNullable, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent)
            return default!;
        using var body = await ResponseBody.ReadAsync(response.Content, MaxBodyLength, cancellationToken).ConfigureAwait(false);
        return Read<T>(response, operation, body, isPlainText: false, isNullable);
    }

    /// <summary>Reads a body of plain text.</summary>
    /// <exception cref="ApiException">The body is not of that type, too long or of an unknown character set.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<T> ReadTextAsync<T>(HttpResponseMessage response, ApiOperation operation, CancellationToken cancellationToken)
    {
        using var body = await ResponseBody.ReadAsync(response.Content, MaxBodyLength, cancellationToken).ConfigureAwait(false);
        return Read<T>(response, operation, body, isPlainText: true, isNullable: false);
    }

    /// <summary>The body as it arrives; disposing of it ends the response.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<Stream> ReadStreamAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await ResponseStream.OpenAsync(response, Description, cancellationToken).ConfigureAwait(false);

    /// <summary>The events of a stream.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ServerSentEvents<T> Events<T>(ApiOperation operation, Func<string?, CancellationToken, Task<HttpResponseMessage>> open, CancellationToken cancellationToken) =>
        Streams.Events(Source<T>(operation, open), cancellationToken);

    /// <summary>The values of a stream of JSON Lines.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected IAsyncEnumerable<T> Lines<T>(ApiOperation operation, Func<string?, CancellationToken, Task<HttpResponseMessage>> open, CancellationToken cancellationToken) =>
        Streams.Lines(Source<T>(operation, open), cancellationToken);

    /// <summary>The values of a JSON text sequence.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected IAsyncEnumerable<T> Sequence<T>(ApiOperation operation, Func<string?, CancellationToken, Task<HttpResponseMessage>> open, CancellationToken cancellationToken) =>
        Streams.Sequence(Source<T>(operation, open), cancellationToken);

    private StreamedItems<T> Source<T>(ApiOperation operation, Func<string?, CancellationToken, Task<HttpResponseMessage>> open) => new(Description, operation, MaxBodyLength, open);

    /// <summary>The exception for a declared status whose body is of a declared type.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<ApiException> ErrorAsync<T>(HttpResponseMessage response, ApiOperation operation, CancellationToken cancellationToken)
    {
        var failed = new FailedResponse(response, Description, operation);
        using var body = new ResponseBody();
        try
        {
            await body.FillAsync(response.Content, MaxBodyLength, cancellationToken).ConfigureAwait(false);
            body.Check(MaxBodyLength);
            return failed.Typed(body, Body.Read<T>(body.Bytes, failed.Origin)!);
        }
        catch (Exception e) when (e is JsonException or HttpRequestException)
        {
            return failed.Untyped(body, e);
        }
    }

    /// <summary>The exception for a status without a declared body.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<ApiException> ErrorAsync(HttpResponseMessage response, ApiOperation operation, CancellationToken cancellationToken)
    {
        var failed = new FailedResponse(response, Description, operation);
        using var body = new ResponseBody();
        try
        {
            await body.FillAsync(response.Content, MaxBodyLength, cancellationToken).ConfigureAwait(false);
            return failed.Untyped(body, null);
        }
        catch (HttpRequestException e)
        {
            return failed.Untyped(body, e);
        }
    }

    private T Read<T>(HttpResponseMessage response, ApiOperation operation, ResponseBody body, bool isPlainText, bool isNullable)
    {
        try
        {
            body.Check(MaxBodyLength);
            PageInFlight.Of(operation)?.ReadTotals();
            if (isPlainText && typeof(T) == typeof(string))
                return (T)(object)body.Text;
            var isString = isPlainText && (typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(DateOnly) || typeof(T) == typeof(Guid));
            return Body.Read<T>(isPlainText ? PlainText.AsJson(body.Text, isString) : body.Bytes, ErrorMessage.Origin(response, Description), isNullable)!;
        }
        catch (JsonException e)
        {
            throw new FailedResponse(response, Description, operation).Unreadable(body, e);
        }
    }
}
