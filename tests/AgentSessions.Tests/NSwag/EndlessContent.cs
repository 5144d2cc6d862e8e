using System.Net;

namespace AgentSessions.Tests.NSwag;

/// <summary>A body without an end, of a length that is announced or not.</summary>
internal sealed class EndlessContent(long? announced) : HttpContent
{
    /// <summary>How many bytes were asked for.</summary>
    public long Sent { get; private set; }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new Spaces(this));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

    protected override bool TryComputeLength(out long length)
    {
        length = announced ?? 0;
        return announced is not null;
    }

    private sealed class Spaces(EndlessContent content) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            content.Sent += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
