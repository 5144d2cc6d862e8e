using System.Buffers;
using System.Text;

namespace AgentSessions.Kiota;

/// <summary>A body in pooled memory, as UTF-8.</summary>
internal sealed class ResponseBody : IDisposable
{
    private const int LongestText = 64 * 1024;

    private byte[]? _rented;

    private ResponseBody(ReadOnlyMemory<byte> memory, byte[]? rented) => (Memory, _rented) = (memory, rented);

    public ReadOnlyMemory<byte> Memory { get; }

    /// <summary>Whether the body went on after its limit.</summary>
    public bool IsCut { get; private init; }

    /// <summary>The body for people, or null where there was none.</summary>
    public string? Text => Memory.IsEmpty ? null : Encoding.UTF8.GetString(Memory.Span[..Math.Min(Memory.Length, LongestText)]);

    /// <summary>Reads a body up to a limit.</summary>
    public static async Task<ResponseBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var foreign = CharacterSetOf(content) is { } name ? EncodingOf(name) : null;
        if (foreign is not null)
            stream = Encoding.CreateTranscodingStream(stream, foreign, Encoding.UTF8);
        else if (stream is MemoryStream { Position: 0 } memory && memory.TryGetBuffer(out var buffered))
            return new ResponseBody(buffered.AsMemory(0, Math.Min(buffered.Count, limit)), rented: null) { IsCut = buffered.Count > limit };
        return await ReadAsync(stream, content.Headers.ContentLength, limit, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } rented)
            ArrayPool<byte>.Shared.Return(rented);
    }

    private static async Task<ResponseBody> ReadAsync(Stream stream, long? announced, int limit, CancellationToken cancellationToken)
    {
        var rented = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(announced + 1 ?? 16 * 1024, 256, Math.Min(limit, 1024 * 1024) + 1));
        var length = 0;
        try
        {
            for (int read; length <= limit && (read = await stream.ReadAsync(rented.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0;)
            {
                length += read;
                if (length == rented.Length)
                    rented = Grow(rented);
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw;
        }
        return new ResponseBody(rented.AsMemory(0, Math.Min(length, limit)), rented) { IsCut = length > limit };
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static string? CharacterSetOf(HttpContent content) =>
        content.Headers.ContentType?.CharSet?.Trim('"') is { Length: > 0 } name && !name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? name : null;

    private static Encoding? EncodingOf(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
