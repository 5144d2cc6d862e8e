using System.ComponentModel;
using System.Text;
using SpecClients.Json;

namespace SpecClients.Http;

/// <summary>A response's body as UTF-8, in memory that goes back to the pool.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResponseBody : IDisposable
{
    /// <summary>What is read for a message of a body that says it is too long.</summary>
    private const int Beginning = 16 * 1024;

    private BodyBuffer? _buffer;
    private bool _isTooLong;
    private bool _isForeign;

    public ReadOnlyMemory<byte> Memory { get; private set; }

    public ReadOnlySpan<byte> Bytes => Memory.Span;

    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Whether there is nothing in it, or null.</summary>
    public bool IsNothing => Bytes.Trim(" \t\r\n"u8) is var text && (text.IsEmpty || text.SequenceEqual("null"u8));

    /// <summary>Reads a body up to a length; of one that is longer, its beginning.</summary>
    /// <exception cref="HttpRequestException">The connection broke off.</exception>
    public static async Task<ResponseBody> ReadAsync(HttpContent content, int longest, CancellationToken cancellationToken)
    {
        var body = new ResponseBody();
        await body.FillAsync(content, longest, cancellationToken).ConfigureAwait(false);
        return body;
    }

    /// <summary>A part of a body that is there already, of which a copy is kept.</summary>
    public static ResponseBody Of(ReadOnlySpan<byte> part) => new() { Memory = part.ToArray() };

    /// <summary>
    /// Reads what there is of a body; where it breaks off, <see cref="Bytes"/> holds what came before. One that the
    /// pipeline has read already, by its own limit, is taken as it is.
    /// </summary>
    public async Task FillAsync(HttpContent content, int longest, CancellationToken cancellationToken)
    {
        if (content is PooledContent whole)
            Memory = whole.Memory;
        else
            await CopyAsync(content, longest, cancellationToken).ConfigureAwait(false);
        Transcode(content.Headers.ContentType?.CharSet?.Trim('"'));
    }

    /// <summary>Refuses a body that was not read whole, or not as the text that it is.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is longer than it may be, or of an unknown character set.</exception>
    public void Check(int longest)
    {
        if (_isTooLong)
            throw JsonBody.TooLong(longest);
        if (_isForeign)
            throw JsonBody.Failure("the character set that the answer names is not known");
    }

    public void Dispose()
    {
        Memory = default;
        _buffer?.Dispose();
    }

    private async Task CopyAsync(HttpContent content, int longest, CancellationToken cancellationToken)
    {
        _buffer = new BodyBuffer();
        _isTooLong = content.Headers.ContentLength > longest;
        try
        {
            await _buffer.FillAsync(content, _isTooLong ? Math.Min(longest, Beginning) : longest, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new HttpRequestException("The body broke off: " + e.Message, e);
        }
        finally
        {
            Memory = _buffer.Memory;
        }
        _isTooLong |= _buffer.Length > longest;
    }

    private void Transcode(string? charset)
    {
        if (charset is null or "" || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            return;
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
            Memory = Encoding.UTF8.GetBytes(encoding.GetString(Bytes));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            _isForeign = true;
        }
    }
}
