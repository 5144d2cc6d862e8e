using System.Buffers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SpecClients.Json;

namespace SpecClients.Streaming;

/// <summary>Reads server-sent events: asks for them, again where that is allowed, and reads the data of each.</summary>
internal sealed record EventReader<T>(StreamSource<T> Source)
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>How often a stream that broke off is asked for again without an event between.</summary>
    public int Reconnections { get; init; }

    public async IAsyncEnumerable<SseItem<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (lastId, wait, number, hasUnnamed) = (default(string), UsualWait, 0L, false);
        for (var tries = 0; ;)
        {
            HttpResponseMessage? response = null;
            try
            {
                response = await Source.OpenAsync(lastId, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiTransportException e) when (number > 0 && MayGoOn(e))
            {
                // It is asked for once more below.
            }
            if (response is not null)
            {
                var body = await Source.BodyAsync(response, IsDocument, cancellationToken).ConfigureAwait(false);
                await using (body.ConfigureAwait(false))
                {
                    var events = SseParser.Create(new BoundedEvents(body, Source.LongestOf(response)), (type, data) => Read(type, data, response, number + 1));
                    var each = events.EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
                    await using var _ = each.ConfigureAwait(false);
                    while (true)
                    {
                        try
                        {
                            if (!await each.MoveNextAsync().ConfigureAwait(false) || each.Current.Data.IsEnd)
                                yield break;
                        }
                        catch (JsonException e)
                        {
                            throw Source.Unreadable([], response, number + 1, e);
                        }
                        catch (ApiTransportException e)
                        {
                            if (!MayGoOn(e))
                                throw Source.Broken(e, response, number);
                            break;
                        }
                        var came = each.Current;
                        number++;
                        tries = 0;
                        hasUnnamed |= string.IsNullOrEmpty(came.EventId);
                        lastId = came.EventId;
                        wait = events.ReconnectionInterval is var asked && asked > TimeSpan.Zero ? asked : wait;
                        yield return new SseItem<T>(came.Data.Value, came.EventType) { EventId = came.EventId, ReconnectionInterval = came.ReconnectionInterval };
                    }
                }
            }
            tries++;
            await Task.Delay(wait < LongestWait ? wait : LongestWait, cancellationToken).ConfigureAwait(false);

            bool MayGoOn(ApiTransportException broken) =>
                broken.IsTransient && tries < Reconnections && !hasUnnamed && (lastId is null || Ascii.IsValid(lastId) && !lastId.Any(char.IsControl));
        }
    }

    private static bool IsDocument(string mediaType) =>
        !mediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase)
        && (mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("xml", StringComparison.OrdinalIgnoreCase) || mediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private (T Value, bool IsEnd) Read(string type, ReadOnlySpan<byte> data, HttpResponseMessage response, long number)
    {
        var stream = Source.Stream;
        var isText = stream.Texts.Contains(type) || !stream.IsByName && stream.Texts.Count > 0;
        if (stream.End is { } end && data.SequenceEqual(Encoding.UTF8.GetBytes(end)) || !isText && data.SequenceEqual("[DONE]"u8))
            return (default!, true);
        if (!stream.IsByName && !isText)
            return (Source.Read(data, response, number), false);
        if (!stream.IsByName && typeof(T) == typeof(string))
            return ((T)(object)Encoding.UTF8.GetString(data), false);
        return (Source.Read(Named(stream.IsByName ? type : null, data, isText), response, number), false);
    }

    /// <summary>The object that has an event's data for the member of its name; of an event that nothing is said of, what is no JSON is text.</summary>
    private static ReadOnlySpan<byte> Named(string? name, ReadOnlySpan<byte> data, bool isText)
    {
        var buffer = new ArrayBufferWriter<byte>(data.Length + 64);
        using var json = new Utf8JsonWriter(buffer);
        if (name is not null)
        {
            json.WriteStartObject();
            json.WritePropertyName(name);
        }
        if (isText || !IsJson(data))
            json.WriteStringValue(Encoding.UTF8.GetString(data));
        else
            json.WriteRawValue(data, skipInputValidation: true);
        if (name is not null)
            json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static bool IsJson(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data, JsonBody.Options);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
