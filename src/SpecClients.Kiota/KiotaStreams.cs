using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Streaming;
using ErrorModels = System.Collections.Generic.Dictionary<string, Microsoft.Kiota.Abstractions.Serialization.ParsableFactory<Microsoft.Kiota.Abstractions.Serialization.IParsable>>;

namespace SpecClients.Kiota;

/// <summary>The streams that generated methods give.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KiotaStreams
{
    /// <summary>Server-sent events.</summary>
    public static ServerSentEvents<T> Events<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        IRequestAdapter adapter, RequestInformation requestInfo, Func<IParseNode, T>? read, ErrorModels? errors, CancellationToken cancellationToken) =>
        Streams.Events(Source(adapter, requestInfo, read, errors), cancellationToken);

    /// <summary>JSON Lines.</summary>
    public static IAsyncEnumerable<T> Lines<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        IRequestAdapter adapter, RequestInformation requestInfo, Func<IParseNode, T>? read, ErrorModels? errors, CancellationToken cancellationToken) =>
        Streams.Lines(Source(adapter, requestInfo, read, errors), cancellationToken);

    /// <summary>JSON text sequences.</summary>
    public static IAsyncEnumerable<T> Sequence<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        IRequestAdapter adapter, RequestInformation requestInfo, Func<IParseNode, T>? read, ErrorModels? errors, CancellationToken cancellationToken) =>
        Streams.Sequence(Source(adapter, requestInfo, read, errors), cancellationToken);

    /// <exception cref="NotSupportedException">The adapter is Kiota's own, or another, which reads whole bodies only.</exception>
    private static StreamedItems<T> Source<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        IRequestAdapter adapter, RequestInformation requestInfo, Func<IParseNode, T>? read, ErrorModels? errors) =>
        adapter is RequestAdapter ours
            ? ours.Stream(requestInfo, read, errors)
            : throw new NotSupportedException($"{adapter.GetType().Name} reads whole bodies only: make the client with {nameof(KiotaAdapter)}.{nameof(KiotaAdapter.Create)}, or with CreateClient.");
}
