using System.Buffers;
using System.Net;

namespace AgentSessions.Http;

/// <summary>A body read whole into pooled memory, which goes back to the pool when the response is disposed of.</summary>
internal sealed class PooledContent : HttpContent
{
    private const int FirstGuess = 16 * 1024;
    private readonly int _length;
    private byte[]? _buffer;

    private PooledContent(byte[] buffer, int length, HttpContent source)
    {
        (_buffer, _length) = (buffer, length);
        foreach (var (name, values) in source.Headers.NonValidated)
            Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
    }

    /// <summary>The body, until the response is disposed of.</summary>
    public ReadOnlyMemory<byte> Memory => Buffer.AsMemory(0, _length);

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(PooledContent));

    /// <summary>
    /// Reads a body of at most <paramref name="limit"/> bytes and disposes of its source. Memory that a failed read may
    /// still be writing to is left to the garbage collector.
    /// </summary>
    public static async Task<PooledContent> ReadAsync(HttpContent source, int limit, CancellationToken cancellationToken)
    {
        using (source)
        {
            var announced = source.Headers.ContentLength;
            if (announced > limit)
                throw TooLarge(limit);

            var rented = announced == 0 ? [] : ArrayPool<byte>.Shared.Rent((int)(announced + 1 ?? FirstGuess));
            var length = 0;
            var stream = await source.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            for (int read; rented.Length > 0 && (read = await stream.ReadAsync(rented.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0;)
            {
                length += read;
                if (length > limit)
                    throw TooLarge(limit);
                if (length == rented.Length)
                    rented = Grow(rented);
            }

            return new PooledContent(rented, length, source);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Buffer, 0, _length);

    protected override Task<Stream> CreateContentReadStreamAsync() =>
        Task.FromResult<Stream>(new MemoryStream(Buffer, 0, _length, writable: false, publiclyVisible: true));

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Interlocked.Exchange(ref _buffer, null) is { } returned)
            ArrayPool<byte>.Shared.Return(returned);
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static HttpRequestException TooLarge(int limit) =>
        new(HttpRequestError.ConfigurationLimitExceeded, $"it is larger than {limit} bytes.");
}
