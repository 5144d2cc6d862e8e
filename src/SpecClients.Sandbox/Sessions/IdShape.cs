using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace SpecClients.Sandbox.Sessions;

/// <summary>The member that tells one row from all others; it leads back to the row, so no index of ids is needed.</summary>
internal sealed class IdShape(IdStyle style, ulong seed) : Scalar
{
    private const ulong Mask = (1UL << 48) - 1;
    private const ulong Scatter = 0xD1342543DE83UL;
    private static readonly ulong Gather = Inverse(Scatter);

    public override string Text(Row row) => style switch
    {
        IdStyle.Uuid => Uuid(row.Index),
        IdStyle.Integer => (row.Index + 1).ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"sess_{row.Index:D6}"),
    };

    public override void Write(Utf8JsonWriter writer, Row row)
    {
        if (style == IdStyle.Integer)
            writer.WriteNumberValue(row.Index + 1);
        else
            writer.WriteStringValue(Text(row));
    }

    /// <summary>The row that has this id, below a count of rows.</summary>
    public int? Find(string id, int count)
    {
        long index = style switch
        {
            IdStyle.Uuid when Guid.TryParse(id, out _) => IndexOf(id),
            IdStyle.Integer when int.TryParse(id, CultureInfo.InvariantCulture, out var number) => number - 1L,
            IdStyle.Prefixed when id.StartsWith("sess_", StringComparison.Ordinal)
                && int.TryParse(id.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => -1,
        };
        return index >= 0 && index < count && Text(new Row(seed, (int)index)) == id ? (int)index : null;
    }

    private string Uuid(int index)
    {
        var scattered = ((ulong)index * Scatter + seed) & Mask;
        var row = new Row(seed, index);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, row.Draw(1) & ~0xF000UL | 0x4000);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], scattered | 0x8UL << 60 | (row.Draw(2) & 0x3FFF) << 48);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private long IndexOf(string id) =>
        ulong.TryParse(id.AsSpan(id.Length - 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var scattered)
            ? (long)(((scattered - seed) * Gather) & Mask)
            : -1;

    private static ulong Inverse(ulong odd)
    {
        var inverse = odd;
        for (var i = 0; i < 6; i++)
            inverse *= 2 - odd * inverse;
        return inverse;
    }
}

internal enum IdStyle
{
    Prefixed,
    Uuid,
    Integer,
}
