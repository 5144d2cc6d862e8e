using System.Buffers;
using System.Text;

namespace AgentSessions.NSwag.Reading;

/// <summary>A response's body as UTF-8, in memory that goes back to the pool.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int LeastLength = 16 * 1024;

    private byte[] _memory = [];
    private int _length;

    /// <summary>Whether the body is longer than what was read of it.</summary>
    public bool IsTooLong { get; private set; }

    public ReadOnlySpan<byte> Bytes => _memory.AsSpan(0, _length);

    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Reads a body up to a length; of one that is longer, its beginning.</summary>
    /// <exception cref="HttpRequestException">The connection broke off.</exception>
    public static async Task<PooledBody> ReadAsync(HttpContent content, int longest, CancellationToken cancellationToken)
    {
        var body = new PooledBody();
        await body.FillAsync(content, longest, cancellationToken).ConfigureAwait(false);
        return body;
    }

    /// <summary>Reads what there is of a body; where it breaks off, <see cref="Bytes"/> holds what came before.</summary>
    public async Task FillAsync(HttpContent content, int longest, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced > longest)
            longest = LeastLength;
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                // One byte more than announced, so that the end is seen without growing.
                _memory = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced + 1 ?? LeastLength, longest));
                for (int read; (read = await stream.ReadAsync(_memory.AsMemory(_length), cancellationToken).ConfigureAwait(false)) > 0;)
                {
                    _length += read;
                    if (_length > longest)
                        break;
                    if (_length == _memory.Length)
                        Grow();
                }
            }
        }
        catch (IOException e)
        {
            throw new HttpRequestException("The body broke off: " + e.Message, e);
        }
        IsTooLong = _length > longest || announced > longest;
        Transcode(content.Headers.ContentType?.CharSet);
    }

    public void Dispose()
    {
        if (_memory.Length > 0)
            ArrayPool<byte>.Shared.Return(_memory);
        _memory = [];
        _length = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_memory.Length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_memory);
        _memory = larger;
    }

    private void Transcode(string? charset)
    {
        var name = charset?.Trim('"');
        if (name is null or "" || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            return;
        Encoding encoding;
        try
        {
            encoding = Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return;
        }
        var utf8 = Encoding.Convert(encoding, Encoding.UTF8, _memory, 0, _length);
        Dispose();
        _memory = ArrayPool<byte>.Shared.Rent(utf8.Length);
        utf8.CopyTo(_memory, 0);
        _length = utf8.Length;
    }
}
