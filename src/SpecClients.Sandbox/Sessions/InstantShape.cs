using System.Globalization;
using System.Text.Json;

namespace SpecClients.Sandbox.Sessions;

/// <summary>
/// A moment of a session's life. Sessions start 37 seconds apart, so the order of their starts is the order of their
/// rows; the other moments follow from the start.
/// </summary>
internal sealed class InstantShape(Timeline timeline, Moment moment, InstantStyle style, bool hostile, ulong salt) : Scalar
{
    private static readonly TimeSpan[] Offsets =
        [TimeSpan.Zero, new(5, 45, 0), new(-3, -30, 0), new(14, 0, 0), new(-12, 0, 0), new(1, 0, 0)];

    public Moment Moment => moment;

    public long Milliseconds(Row row)
    {
        var exact = timeline.Start(row) + Delay(row);
        return style == InstantStyle.UnixSeconds ? exact / 1000 * 1000 : exact;
    }

    public override long? Number(Row row) => Milliseconds(row);

    public override string Text(Row row)
    {
        var instant = DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(row));
        return style switch
        {
            InstantStyle.UnixSeconds => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            InstantStyle.UnixMilliseconds => instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            InstantStyle.Date => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ when hostile => Unusual(instant, row.Draw(salt)),
            _ => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        };
    }

    public override void Write(Utf8JsonWriter writer, Row row)
    {
        if (style is InstantStyle.UnixSeconds or InstantStyle.UnixMilliseconds)
            writer.WriteRawValue(Text(row), skipInputValidation: true);
        else
            writer.WriteStringValue(Text(row));
    }

    private long Delay(Row row) => moment switch
    {
        Moment.Start => 0,
        Moment.End => 30_000 + row.Draw(salt, 1_800_000),
        Moment.Expiry => 30L * 24 * 3600 * 1000,
        _ => row.Draw(salt, 3_600_000),
    };

    private static string Unusual(DateTimeOffset instant, ulong draw)
    {
        var local = instant.ToOffset(Offsets[draw % (ulong)Offsets.Length]);
        var format = (draw / 8 % 4) switch
        {
            0 => "yyyy-MM-dd'T'HH:mm:ss.fff'0000'zzz",
            1 => "yyyy-MM-dd'T'HH:mm:ss.fffzzz",
            2 => "yyyy-MM-dd'T'HH:mm:ss.fff'123400'zzz",
            _ => "yyyy-MM-dd'T'HH:mm:ss.fff'1'zzz",
        };
        return local.ToString(format, CultureInfo.InvariantCulture);
    }
}

/// <summary>When the sessions of a vendor started.</summary>
internal sealed class Timeline(int count, bool newestFirst, ulong seed)
{
    private const long Newest = 1_790_856_000_000;
    private const long Step = 37_000;

    /// <summary>The start in Unix milliseconds.</summary>
    public long Start(Row row)
    {
        var age = newestFirst ? row.Index : count - 1 - row.Index;
        return Newest - (long)(seed % 86_400) * 1000 - age * Step + row.Draw(0x57A27, 1000);
    }
}

internal enum Moment
{
    Start,
    End,
    Expiry,
    Other,
}

internal enum InstantStyle
{
    DateTime,
    Date,
    UnixSeconds,
    UnixMilliseconds,
}
