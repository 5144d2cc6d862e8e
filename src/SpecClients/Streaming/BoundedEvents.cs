using SpecClients.Json;

namespace SpecClients.Streaming;

/// <summary>A stream of events in which none is longer than a limit: a parser keeps an event until its end has come.</summary>
internal sealed class BoundedEvents(Stream inner, int longest) : Stream
{
    private long _since;
    private bool _isLineStart = true;
    private bool _isAfterReturn;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Count(buffer.AsSpan(offset, inner.Read(buffer, offset, count)));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Count(buffer.Span[..read]);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Counts what has come since the last blank line. Comments end in one too, or are lines of an event.</summary>
    private int Count(ReadOnlySpan<byte> came)
    {
        for (var rest = came; !rest.IsEmpty;)
        {
            // A line feed after a carriage return ends no other line.
            if (_isAfterReturn && rest[0] == '\n')
                rest = rest[1..];
            _isAfterReturn = false;
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            _isLineStart &= end == 0 || rest.IsEmpty;
            _since += end < 0 ? rest.Length : end + 1;
            if (_since > longest)
                throw JsonBody.TooLong(longest);
            if (end < 0)
                break;
            if (_isLineStart)
                _since = 0;
            _isLineStart = true;
            _isAfterReturn = rest[end] == '\r';
            rest = rest[(end + 1)..];
        }
        return came.Length;
    }
}
