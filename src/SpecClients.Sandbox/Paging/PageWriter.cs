using System.IO.Pipelines;
using System.Text.Json;
using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Listing;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Paging;

/// <summary>Writes pages straight to the connection, at the caller's pace.</summary>
internal sealed class PageWriter
{
    private const int FlushAt = 32 * 1024;

    private readonly SessionSource _sessions;
    private readonly bool _isArray;
    private readonly List<(JsonEncodedText Name, Action<Utf8JsonWriter, Listed>? Write)> _members = [];

    public PageWriter(ListingShape shape, SessionSource sessions, ShapeBuilder builder)
    {
        _sessions = sessions;
        _isArray = shape.Rows is null;
        var hasTotal = shape.Schema.Members.Any(member => PageMember.IsTotal(member.Name));
        foreach (var member in shape.Schema.Members)
        {
            var isRows = member.Name == shape.Rows;
            var write = isRows ? null : PageMember.Of(member, sessions, hasTotal) ?? Sample(member, builder);
            if (isRows || write is not null)
                _members.Add((JsonEncodedText.Encode(member.Name), write));
        }
    }

    public async Task WriteAsync(PipeWriter pipe, Page page, Selection rows, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(pipe, Wire.Writer);
        await using var _ = writer.ConfigureAwait(false);
        if (_isArray)
        {
            await WriteRowsAsync(writer, pipe, page, rows, cancellationToken).ConfigureAwait(false);
            return;
        }
        writer.WriteStartObject();
        foreach (var (name, write) in _members)
        {
            if (write is not null)
            {
                write(writer, new Listed(name, page, rows));
                continue;
            }
            writer.WritePropertyName(name);
            await WriteRowsAsync(writer, pipe, page, rows, cancellationToken).ConfigureAwait(false);
        }
        writer.WriteEndObject();
    }

    private async Task WriteRowsAsync(Utf8JsonWriter writer, PipeWriter pipe, Page page, Selection rows, CancellationToken cancellationToken)
    {
        writer.WriteStartArray();
        var flushed = 0L;
        for (var i = 0; i < page.Count; i++)
        {
            _sessions.Write(writer, rows[(int)page.Start + i]);
            if (writer.BytesCommitted + writer.BytesPending - flushed < FlushAt)
                continue;
            writer.Flush();
            flushed = writer.BytesCommitted;
            await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        writer.WriteEndArray();
    }

    private Action<Utf8JsonWriter, Listed>? Sample(ApiMember member, ShapeBuilder builder)
    {
        if (!member.Required || builder.Build(member.Schema, $"page.{member.Name}") is not { } shape)
            return null;
        return (writer, listed) =>
        {
            writer.WritePropertyName(listed.Name);
            shape.Write(writer, _sessions.Row(0));
        };
    }
}

/// <summary>A page about to be written, and the member of its body that is next.</summary>
internal readonly record struct Listed(JsonEncodedText Name, Page Page, Selection Rows);
