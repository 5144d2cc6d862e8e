using System.Buffers;
using System.Text;

namespace AgentSessions.Http;

/// <summary>A response's body as UTF-8, in memory that goes back to the pool.</summary>
internal sealed class ResponseBody : IDisposable
{
    private const int LeastLength = 16 * 1024;

    private byte[] _rented = [];
    private bool _isReadable;
    private ReadOnlyMemory<byte> _memory;

    /// <summary>Whether the body is longer than what was read of it.</summary>
    public bool IsTooLong { get; private set; }

    public ReadOnlyMemory<byte> Memory => _memory;

    public ReadOnlySpan<byte> Bytes => _memory.Span;

    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Reads a body up to a length; of one that is longer, its beginning.</summary>
    /// <exception cref="HttpRequestException">The connection broke off.</exception>
    public static async Task<ResponseBody> ReadAsync(HttpContent content, int longest, CancellationToken cancellationToken)
    {
        var body = new ResponseBody();
        await body.FillAsync(content, longest, cancellationToken).ConfigureAwait(false);
        return body;
    }

    /// <summary>
    /// Reads what there is of a body; where it breaks off, <see cref="Bytes"/> holds what came before. One that the
    /// pipeline has read already, by its own limit, is taken as it is.
    /// </summary>
    public async Task FillAsync(HttpContent content, int longest, CancellationToken cancellationToken)
    {
        if (content is PooledContent whole)
            _memory = whole.Memory;
        else
            await CopyAsync(content, longest, cancellationToken).ConfigureAwait(false);
        Transcode(content.Headers.ContentType?.CharSet);
    }

    /// <summary>Gives the memory back, unless a read failed: that read may still write to it.</summary>
    public void Dispose()
    {
        _memory = default;
        if (_isReadable)
            ArrayPool<byte>.Shared.Return(_rented);
        _isReadable = false;
    }

    private async Task CopyAsync(HttpContent content, int longest, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        // Of a body that says it is too long, the beginning is enough for a message.
        IsTooLong = announced > longest;
        if (IsTooLong)
            longest = Math.Min(longest, LeastLength);
        var length = 0;
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                // One byte more than announced, so that the end is seen without growing.
                _rented = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced + 1 ?? LeastLength, longest));
                for (int read; (read = await stream.ReadAsync(_rented.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0;)
                {
                    length += read;
                    _memory = _rented.AsMemory(0, length);
                    if (length > longest)
                        break;
                    if (length == _rented.Length)
                        Grow(length);
                }
            }
        }
        catch (IOException e)
        {
            throw new HttpRequestException("The body broke off: " + e.Message, e);
        }
        _isReadable = true;
        IsTooLong |= length > longest;
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = larger;
        _memory = larger.AsMemory(0, length);
    }

    private void Transcode(string? charset)
    {
        var name = charset?.Trim('"');
        if (name is null or "" || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            return;
        try
        {
            _memory = Encoding.UTF8.GetBytes(Encoding.GetEncoding(name).GetString(Bytes));
        }
        catch (ArgumentException)
        {
            // A name that no one knows says nothing; JSON is UTF-8.
        }
    }
}
