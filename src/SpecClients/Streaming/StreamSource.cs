using System.ComponentModel;
using System.Text.Json;
using SpecClients.Http;

namespace SpecClients.Streaming;

/// <summary>What a generator's client knows of one stream: how to ask for it, and how an item is read.</summary>
/// <param name="api">The vendor's description.</param>
/// <param name="operation">The operation that gives it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StreamSource<T>(ApiDescription api, ApiOperation operation)
{
    /// <summary>The vendor's description.</summary>
    public ApiDescription Api => api;

    /// <summary>The operation that gives it.</summary>
    public ApiOperation Operation => operation;

    internal ApiStreaming Stream { get; } = operation.Stream ?? new ApiStreaming("");

    /// <summary>Asks for the stream.</summary>
    /// <param name="lastEventId">The event to go on after; null from the beginning.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>An answer of success, whose body has not been read.</returns>
    public abstract Task<HttpResponseMessage> OpenAsync(string? lastEventId, CancellationToken cancellationToken);

    /// <summary>Reads one item.</summary>
    /// <exception cref="JsonException">It is none; the path says where.</exception>
    public abstract T Read(ReadOnlySpan<byte> json, HttpResponseMessage response);

    /// <summary>The exception for an item that could not be read.</summary>
    public abstract Exception Unreadable(ReadOnlySpan<byte> item, HttpResponseMessage response, JsonException failure);

    /// <summary>The longest item, in bytes, where the pipeline does not say.</summary>
    public abstract int Longest { get; }

    internal int LongestOf(HttpResponseMessage response) =>
        response.RequestMessage is { } request && Call.Find(request) is { } call ? call.MaxResponseBytes : Longest;

    /// <summary>The same item with its number in the stream for its place.</summary>
    internal T Read(ReadOnlySpan<byte> json, HttpResponseMessage response, long number)
    {
        try
        {
            return Read(json, response);
        }
        catch (JsonException e)
        {
            throw Unreadable(json, response, number, e);
        }
    }

    internal Exception Unreadable(ReadOnlySpan<byte> item, HttpResponseMessage response, long number, JsonException failure) =>
        Unreadable(item, response, new JsonException(failure.Message, $"item {number}: {failure.Path}", null, null, failure));

    /// <summary>The body of an answer, which must not be a page or a document in the stream's place.</summary>
    internal async Task<ResponseStream> BodyAsync(HttpResponseMessage response, Func<string, bool> isRefused, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not { } came || !isRefused(came))
            return await ResponseStream.OpenAsync(response, api, cancellationToken).ConfigureAwait(false);
        using (response)
        {
            using var body = await ResponseBody.ReadAsync(response.Content, 16 * 1024, cancellationToken).ConfigureAwait(false);
            throw Unreadable(body.Bytes, response, new JsonException("a stream was expected, something else came", "$", null, null));
        }
    }

    /// <summary>The failure of a stream that has begun, with how far it came.</summary>
    internal ApiTransportException Broken(ApiTransportException failure, HttpResponseMessage response, long items) =>
        new(api.Vendor, response.RequestMessage ?? new HttpRequestMessage(), $"the stream ended after {items} {(items == 1 ? "item" : "items")}: {failure.Message}", failure, failure.StatusCode)
        {
            IsTransient = failure.IsTransient,
        };
}
