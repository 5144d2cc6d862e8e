using System.Net;
using SpecClients.Json;

namespace SpecClients.Http;

/// <summary>A body read whole into pooled memory, which goes back to the pool when the response is disposed of.</summary>
internal sealed class PooledContent : HttpContent
{
    private readonly BodyBuffer _buffer = new();

    private PooledContent(HttpContent source)
    {
        foreach (var (name, values) in source.Headers.NonValidated)
            Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
    }

    /// <summary>The body, until the response is disposed of.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.Memory;

    /// <summary>Reads a body of at most <paramref name="limit"/> bytes and disposes of its source.</summary>
    public static async Task<PooledContent> ReadAsync(HttpContent source, int limit, CancellationToken cancellationToken)
    {
        using (source)
        {
            if (source.Headers.ContentLength > limit)
                throw TooLarge(limit);
            var content = new PooledContent(source);
            await content._buffer.FillAsync(source, limit, cancellationToken).ConfigureAwait(false);
            if (content._buffer.Length <= limit)
                return content;
            content.Dispose();
            throw TooLarge(limit);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Memory).AsTask();

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new MemoryStream(_buffer.Array, 0, _buffer.Length, writable: false, publiclyVisible: true));

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _buffer.Dispose();
    }

    private static HttpRequestException TooLarge(int limit) =>
        new(HttpRequestError.ConfigurationLimitExceeded, $"it is larger than {limit} bytes.");
}
