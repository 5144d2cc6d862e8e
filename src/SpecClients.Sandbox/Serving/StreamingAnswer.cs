using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Errors;
using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Serving;

/// <summary>Answers by a stream of items where that is asked for, each after the sandbox's latency; events have ids, after which they go on.</summary>
internal sealed class StreamingAnswer(ApiOperation operation, ShapeBuilder builder, SandboxOptions options, Answer? otherwise) : Answer
{
    private readonly List<(StreamedContent Content, List<Shape> Shapes)> _streams = [.. operation.Success.Response.Streams.Select(content =>
        (content, content.Items.Select((kind, index) => builder.Build(kind.Schema, $"{operation.Id}#{index}") ?? new FreeShape((ulong)index)).ToList()))];

    public override async Task<Problem?> WriteAsync(HttpContext context, QueryValues query)
    {
        var accepted = context.Request.Headers.Accept.SelectMany(value => value!.Split(',')).Select(ApiBody.Bare).ToList();
        var asked = _streams.FindIndex(stream => accepted.Exists(range => !range.Contains('*', StringComparison.Ordinal) && ApiBody.IsOf(ApiBody.Bare(stream.Content.ContentType), range)));
        if (asked < 0 && otherwise is not null)
            return await otherwise.WriteAsync(context, query).ConfigureAwait(false);

        var (content, shapes) = _streams[Math.Max(asked, 0)];
        Begin(context, operation.Success.Status, content.ContentType);
        var first = content.IsEvents && int.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : 0;
        for (var at = first; at < options.StreamedItems && shapes.Count > 0; at++)
        {
            if (at > first && options.Latency > TimeSpan.Zero)
                await Task.Delay(options.Latency, context.RequestAborted).ConfigureAwait(false);
            await context.Response.WriteAsync(Text(content, at, content.Items[at % shapes.Count], shapes[at % shapes.Count]), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        if (content.End is { } end)
            await context.Response.WriteAsync($"data: {end}\n\n", context.RequestAborted).ConfigureAwait(false);
        return null;
    }

    private string Text(StreamedContent content, int at, StreamedKind kind, Shape shape)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Wire.Writer))
            shape.Write(writer, new Row(builder.Seed, at));
        var json = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (!content.IsEvents)
            return content.IsSequence ? $"\u001e{json}\n" : $"{json}\n";
        var data = kind.IsText && JsonSerializer.Deserialize<JsonElement>(json) is { ValueKind: JsonValueKind.String } text ? string.Join("\ndata: ", text.GetString()!.Split('\n')) : json;
        return $"{(kind.Name is { } name ? $"event: {name}\n" : "")}id: {at + 1}\ndata: {data}\n\n";
    }
}
