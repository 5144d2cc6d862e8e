using System.Buffers.Text;
using System.Text;

namespace SpecClients.Paging;

/// <summary>A position as a short opaque string, bound to the operation and query that it was taken in.</summary>
internal sealed class Checkpoint(PagedOperation operation, PagingKind kind)
{
    private const byte Version = 1;
    private const int ChecksumLength = 4;

    /// <summary>From here a listing goes on for longer than any can without an overflow.</summary>
    private const long Farthest = long.MaxValue / 4;

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
        using var reader = new BinaryReader(new MemoryStream(Bytes(text)), Encoding.UTF8);
        try
        {
            return Read(reader);
        }
        catch (Exception forged) when (forged is IOException or FormatException or OverflowException)
        {
            throw Refused("It is incomplete or was altered.");
        }
    }

    private Position Read(BinaryReader reader)
    {
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
            Number = Within(reader.Read7BitEncodedInt64(), 1, Farthest),
            Skip = (int)Within(reader.Read7BitEncodedInt64(), 0, int.MaxValue),
            At = ReadOptional(reader, 0, Farthest),
            Take = ReadOptional(reader, 1, int.MaxValue),
            Size = ReadOptional(reader, 1, int.MaxValue),
            Row = ReadOptional(reader, 0, Farthest),
            Total = ReadOptional(reader, 0, long.MaxValue - 1),
        };
        var flags = reader.ReadByte();
        position = position with
        {
            Doubtful = (flags & 1) != 0,
            Anchor = (flags & 2) != 0 ? reader.ReadUInt64() : null,
            Cursor = (flags & 4) != 0 ? reader.ReadString() : null,
        };
        if (kind is PagingKind.Link && position.Cursor is { } link && !PageLink.IsBelowServer(link))
            throw Refused("Its link does not lead to the server that is listed from.");
        return reader.BaseStream.Position == reader.BaseStream.Length - ChecksumLength ? position : throw new FormatException();
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

    private static long? ReadOptional(BinaryReader reader, long least, long most) =>
        reader.Read7BitEncodedInt64() is var value and not 0 ? Within(value - 1, least, most) : null;

    private static long Within(long value, long least, long most) => value >= least && value <= most ? value : throw new FormatException();
}
