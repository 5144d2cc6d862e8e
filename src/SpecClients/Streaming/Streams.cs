using System.Buffers;
using System.ComponentModel;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using SpecClients.Json;

namespace SpecClients.Streaming;

/// <summary>The streams that generated methods give.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Streams
{
    private const byte RecordSeparator = 0x1E;

    /// <summary>Server-sent events.</summary>
    public static ServerSentEvents<T> Events<T>(StreamSource<T> source, CancellationToken cancellationToken) => new(new EventReader<T>(source), cancellationToken);

    /// <summary>JSON Lines: a value a line; blank lines are none.</summary>
    public static IAsyncEnumerable<T> Lines<T>(StreamSource<T> source, CancellationToken cancellationToken) => ReadAsync(source, (byte)'\n', cancellationToken);

    /// <summary>JSON text sequences: a record separator before each value.</summary>
    public static IAsyncEnumerable<T> Sequence<T>(StreamSource<T> source, CancellationToken cancellationToken) => ReadAsync(source, RecordSeparator, cancellationToken);

    private static async IAsyncEnumerable<T> ReadAsync<T>(StreamSource<T> source, byte separator, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var response = await source.OpenAsync(null, cancellationToken).ConfigureAwait(false);
        var body = await source.BodyAsync(response, IsDocument, cancellationToken).ConfigureAwait(false);
        var longest = source.LongestOf(response);
        var pipe = PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 16 * 1024));
        try
        {
            for (var (number, seen, isLast) = (0L, 0L, false); !isLast;)
            {
                ReadResult came;
                try
                {
                    came = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (ApiTransportException e)
                {
                    throw source.Broken(e, response, number);
                }
                var rest = came.Buffer;
                isLast = came.IsCompleted;
                while (Next(ref rest, seen, separator, isLast) is { } item)
                {
                    seen = 0;
                    if (IsBlank(item))
                        continue;
                    number++;
                    yield return Read(item, number);
                }
                seen = rest.Length;
                if (seen > longest)
                    throw source.Unreadable([], response, number + 1, JsonBody.TooLong(longest));
                pipe.AdvanceTo(rest.Start, rest.End);
            }
        }
        finally
        {
            await pipe.CompleteAsync().ConfigureAwait(false);
            await body.DisposeAsync().ConfigureAwait(false);
        }

        T Read(ReadOnlySequence<byte> item, long number) => source.Read(item.IsSingleSegment ? item.FirstSpan : item.ToArray(), response, number);
    }

    private static bool IsDocument(string mediaType) => mediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase);

    /// <param name="rest">What has come and is not taken yet.</param>
    /// <param name="seen">How much of it is known to hold no separator.</param>
    /// <param name="separator">What sets items apart.</param>
    /// <param name="isLast">Whether no more will come.</param>
    private static ReadOnlySequence<byte>? Next(ref ReadOnlySequence<byte> rest, long seen, byte separator, bool isLast)
    {
        if (rest.Slice(seen).PositionOf(separator) is { } end)
        {
            var item = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return item;
        }
        if (!isLast || rest.IsEmpty)
            return null;
        var last = rest;
        rest = rest.Slice(rest.End);
        return last;
    }

    private static bool IsBlank(ReadOnlySequence<byte> item)
    {
        foreach (var part in item)
        {
            if (part.Span.ContainsAnyExcept(" \t\r\n"u8))
                return false;
        }
        return true;
    }
}
