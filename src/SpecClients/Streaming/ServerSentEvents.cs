using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace SpecClients.Streaming;

/// <summary>
/// Server-sent events, each as soon as it has come: enumerated, it gives the data of each, and <see cref="Events"/> gives them
/// with their types and ids. Each enumeration sends a request of its own, and ends its connection when it ends.
/// </summary>
/// <typeparam name="T">The type of an event's data.</typeparam>
public sealed class ServerSentEvents<T> : IAsyncEnumerable<T>
{
    private readonly EventReader<T> _reader;
    private readonly CancellationToken _cancellationToken;

    internal ServerSentEvents(EventReader<T> reader, CancellationToken cancellationToken) => (_reader, _cancellationToken) = (reader, cancellationToken);

    /// <summary>The events: their data, types and ids, and how long the server wants to be left alone before it is asked again.</summary>
    public IAsyncEnumerable<SseItem<T>> Events => _reader.ReadAsync(_cancellationToken);

    /// <summary>
    /// The same stream, which is asked for again where it breaks off: from the last event that had an id, by <c>Last-Event-ID</c>,
    /// after the wait that the server asked for. One that has given events without ids is not: they would come twice.
    /// </summary>
    /// <param name="times">How often, one after the other, without an event between.</param>
    public ServerSentEvents<T> Reconnecting(int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        return new(_reader with { Reconnections = times }, _cancellationToken);
    }

    /// <summary>Begins the stream.</summary>
    /// <exception cref="ApiTransportException">It could not be had, or broke off; the message says after how many events.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => DataAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async IAsyncEnumerable<T> DataAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var both = cancellationToken.CanBeCanceled && _cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancellationToken)
            : null;
        var token = both?.Token ?? (cancellationToken.CanBeCanceled ? cancellationToken : _cancellationToken);
        await foreach (var item in _reader.ReadAsync(token).ConfigureAwait(false))
            yield return item.Data;
    }
}
