using System.Buffers;

namespace SpecClients.Json;

/// <summary>Memory of the pool that a body is read into. It grows as bytes come, whatever length the body announces.</summary>
internal sealed class BodyBuffer : IDisposable
{
    private const int LeastLength = 16 * 1024;
    private const int MostAtOnce = 64 * 1024;

    private byte[]? _rented;
    private bool _isWhole = true;

    public int Length { get; private set; }

    /// <summary>The memory, of which the first <see cref="Length"/> bytes have come.</summary>
    public byte[] Array => _rented ?? throw new ObjectDisposedException(nameof(BodyBuffer));

    /// <summary>What has come so far, until this is disposed of.</summary>
    public ReadOnlyMemory<byte> Memory => Array.AsMemory(0, Length);

    /// <summary>Reads a body to its end, or a byte beyond the longest.</summary>
    /// <param name="content">The body.</param>
    /// <param name="longest">The longest that is read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async ValueTask FillAsync(HttpContent content, int longest, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the end is seen without growing.
        _rented = ArrayPool<byte>.Shared.Rent((int)Math.Min(content.Headers.ContentLength ?? LeastLength - 1, MostAtOnce - 1) + 1);
        _isWhole = false;
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        for (int read; Length <= longest && (read = await stream.ReadAsync(_rented.AsMemory(Length), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            Length += read;
            if (Length == _rented.Length)
                Grow();
        }
        _isWhole = true;
    }

    /// <summary>Gives the memory back, unless a read failed: that read may still write to it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } rented && _isWhole)
            ArrayPool<byte>.Shared.Return(rented);
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(Length * 2);
        Memory.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_rented!);
        _rented = larger;
    }
}
