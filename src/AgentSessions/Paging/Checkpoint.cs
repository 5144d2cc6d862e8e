using System.Buffers.Text;
using System.Text;

namespace AgentSessions.Paging;

/// <summary>A position as a short opaque string, bound to the operation and query that it was taken in.</summary>
internal sealed class Checkpoint(PagedOperation operation, PagingKind kind)
{
    private const byte Version = 1;
    private const int ChecksumLength = 4;

    private readonly ulong _operation = Fingerprint.Of(operation.Vendor, operation.Name);
    private readonly ulong _query = Fingerprint.Of(operation.Query);

    public string Encode(Position position)
    {
        var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Version);
        writer.Write((byte)kind);
        writer.Write((uint)_operation);
        writer.Write(_query);
        writer.Write7BitEncodedInt64(position.Number);
        writer.Write7BitEncodedInt64(position.Skip);
        WriteOptional(writer, position.At);
        WriteOptional(writer, position.Take);
        WriteOptional(writer, position.Size);
        WriteOptional(writer, position.Row);
        WriteOptional(writer, position.Total);
        writer.Write((byte)((position.Doubtful ? 1 : 0) | (position.Anchor is null ? 0 : 2) | (position.Cursor is null ? 0 : 4)));
        if (position.Anchor is { } anchor)
            writer.Write(anchor);
        if (position.Cursor is { } cursor)
            writer.Write(cursor);
        writer.Write((uint)Fingerprint.Of(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    public Position Decode(string text)
    {
        var bytes = Bytes(text);
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        reader.ReadByte();
        var taken = (PagingKind)reader.ReadByte();
        if (reader.ReadUInt32() != (uint)_operation)
            throw Refused($"It was taken in a listing of another vendor or operation than {operation}.");
        if (taken != kind)
            throw Refused($"It was taken in a listing paged by {taken}, and this one is paged by {kind}.");
        if (reader.ReadUInt64() != _query)
            throw Refused("It was taken with another query: resume with the arguments that the listing began with.");
        var position = new Position
        {
            Number = reader.Read7BitEncodedInt64(),
            Skip = (int)reader.Read7BitEncodedInt64(),
            At = ReadOptional(reader),
            Take = ReadOptional(reader),
            Size = ReadOptional(reader),
            Row = ReadOptional(reader),
            Total = ReadOptional(reader),
        };
        var flags = reader.ReadByte();
        return position with
        {
            Doubtful = (flags & 1) != 0,
            Anchor = (flags & 2) != 0 ? reader.ReadUInt64() : null,
            Cursor = (flags & 4) != 0 ? reader.ReadString() : null,
        };
    }

    private static byte[] Bytes(string text)
    {
        if (!Base64Url.IsValid(text))
            throw Refused("It is not a checkpoint.");
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes is [not Version, ..])
            throw Refused($"It is of version {bytes[0]}, and this library reads version {Version}.");
        if (bytes.Length <= ChecksumLength
            || BitConverter.ToUInt32(bytes, bytes.Length - ChecksumLength) != (uint)Fingerprint.Of(bytes.AsSpan(..^ChecksumLength)))
            throw Refused("It is incomplete or was altered.");
        return bytes;
    }

    private static ArgumentException Refused(string why) =>
        new($"The checkpoint cannot be resumed from. {why}");

    private static void WriteOptional(BinaryWriter writer, long? value) => writer.Write7BitEncodedInt64(value + 1 ?? 0);

    private static long? ReadOptional(BinaryReader reader) => reader.Read7BitEncodedInt64() is var value and not 0 ? value - 1 : null;
}
