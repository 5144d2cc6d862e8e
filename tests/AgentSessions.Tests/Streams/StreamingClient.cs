using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using SpecClients.Streaming;

namespace AgentSessions.Tests.Streams;

/// <summary>One client; its models are known at run time only.</summary>
internal sealed class StreamingClient(HttpClient http, dynamic client, bool isKiota) : IDisposable
{
    private static readonly string[] Alike = ["FollowVersionAsync", "CreateRunStreamAsync", "CreateRunAgainStreamAsync"];

    public void Dispose() => http.Dispose();

    public object Steps(CancellationToken stop = default) => isKiota ? client.Runs["r1"].Steps.GetAsync(null, stop) : client.FollowStepsAsync("r1", null, stop);

    public object Events(CancellationToken stop = default) => isKiota ? client.Runs["r1"].Events.GetAsync(null, stop) : client.FollowEventsAsync("r1", stop);

    public object Lines(CancellationToken stop = default) => isKiota ? client.Exports.Lines.GetAsync(null, stop) : client.ExportLinesAsync(stop);

    public object Sequence(CancellationToken stop = default) => isKiota ? client.Exports.Sequence.GetAsync(null, stop) : client.ExportSequenceAsync(stop);

    public object Numbers(CancellationToken stop = default) => isKiota ? client.Exports.Numbers.GetAsync(null, stop) : client.ExportNumbersAsync(stop);

    public object Tenant(string name) => isKiota ? client.Root[name].Steps.GetAsync(null, default(CancellationToken)) : client.FollowTenantAsync(name, default(CancellationToken));

    public object Anything() => isKiota ? client.Anything.GetAsync(null, default(CancellationToken)) : client.FollowAnythingAsync(default(CancellationToken));

    /// <summary>What the methods give that differ from others by a query alone.</summary>
    public IReadOnlyList<Type> Told => isKiota
        ? [((object)client.Versioned).GetType().GetMethod("GetAsync")!.ReturnType, .. Builders("Runs").Select(builder => builder.GetMethod("PostStreamAsync")!.ReturnType)]
        : [.. Alike.Select(name => ((object)client).GetType().GetMethod(name)!.ReturnType)];

    private IEnumerable<Type> Builders(string name) => ((object)client).GetType().GetProperties().Select(property => property.PropertyType)
        .Where(type => type.Name.StartsWith(name, StringComparison.Ordinal)).OrderBy(type => type.Name.Length);

    /// <summary>Makes a run, and gives it or its steps.</summary>
    public object Create(string run, bool isStreamed)
    {
        var type = ((object)client).GetType().Assembly.GetTypes().Single(type => type.Name == "Created" && type.FullName!.Contains(isKiota ? "Kiota" : "NSwag", StringComparison.Ordinal));
        dynamic body = Activator.CreateInstance(type)!;
        type.GetProperty("Run")!.SetValue(body, run);
        return (isKiota, isStreamed) switch
        {
            (true, true) => client.Runs.PostStreamAsync(body, null, default(CancellationToken)),
            (true, false) => client.Runs.PostAsync(body, null, default(CancellationToken)),
            (false, true) => client.CreateRunStreamAsync(body, default(CancellationToken)),
            (false, false) => client.CreateRunAsync(body, default(CancellationToken)),
        };
    }

    public async Task<Stream> FileAsync(CancellationToken stop = default) =>
        isKiota ? await client.Exports.File.GetAsync(null, stop) : (await client.ExportFileAsync(stop)).Stream;

    public async Task<Stream> TextsAsync(bool isPosted) =>
        isKiota ? await (isPosted ? client.Texts.PostStreamAsync(null, default(CancellationToken)) : client.Texts.GetAsync(null, default(CancellationToken)))
            : (await (isPosted ? client.SendTextsStreamAsync(default(CancellationToken)) : client.FollowTextsAsync(default(CancellationToken)))).Stream;

    /// <summary>The items of a stream of any type.</summary>
    public static IAsyncEnumerable<dynamic> Each(object stream) => EachOf((dynamic)stream);

    /// <summary>The items until the stream ends.</summary>
    public static async Task<List<dynamic>> AllAsync(object stream)
    {
        var all = new List<dynamic>();
        await foreach (var item in Each(stream))
            all.Add(item);
        return all;
    }

    /// <summary>The events, with their types and ids.</summary>
    public static IAsyncEnumerable<SseItem<dynamic>> WithIds(object stream) => EventsOf((dynamic)stream);

    private static async IAsyncEnumerable<dynamic> EachOf<T>(IAsyncEnumerable<T> stream, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await foreach (var item in stream.WithCancellation(stop))
            yield return item!;
    }

    private static async IAsyncEnumerable<SseItem<dynamic>> EventsOf<T>(ServerSentEvents<T> stream)
    {
        await foreach (var item in stream.Events)
            yield return new SseItem<dynamic>(item.Data!, item.EventType) { EventId = item.EventId, ReconnectionInterval = item.ReconnectionInterval };
    }
}
