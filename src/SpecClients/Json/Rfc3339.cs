using System.ComponentModel;
using System.Globalization;

namespace SpecClients.Json;

/// <summary>Times and dates as RFC 3339 spells them, and one policy for what is not: a time without a zone is UTC, any other is refused.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rfc3339
{
    private const int DateEnd = 10;
    private const int SecondsEnd = 19;

    /// <summary>
    /// Reads a time. One without a zone is UTC, not this machine's. Digits after the seventh, which no
    /// <see cref="DateTimeOffset"/> can hold, are dropped, and a leap second is the one after it.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset instant, out InstantStyle style)
    {
        instant = default;
        style = default;
        if (!TryParseSeconds(text, out var time, out var isLeap))
            return false;
        var fraction = Fraction(text, out var digits, out var end);
        if (end < 0 || !TryParseZone(text[end..], out var offset, out var zone))
            return false;
        var ticks = time.Ticks + fraction;
        var utc = ticks - offset.Ticks;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks || Math.Abs(offset.Ticks) > 14 * TimeSpan.TicksPerHour || isLeap && (utc - fraction) % TimeSpan.TicksPerDay != 0)
            return false;
        instant = new DateTimeOffset(ticks, offset);
        style = new InstantStyle(digits, zone);
        return true;
    }

    /// <summary>Writes a time with at least the digits of its style, and never fewer than its value has.</summary>
    public static string Format(DateTimeOffset instant, InstantStyle style)
    {
        Span<char> text = stackalloc char[40];
        instant.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
        var least = SecondsEnd + (style.Digits == 0 ? 0 : 1 + style.Digits);
        while (length > least && text[length - 1] is '0' or '.' && length > SecondsEnd)
            length--;
        var zone = style.Zone switch
        {
            InstantZone.None when instant.Offset == TimeSpan.Zero => "",
            InstantZone.Unknown when instant.Offset == TimeSpan.Zero => "-00:00",
            InstantZone.Numeric => instant.ToString("zzz", CultureInfo.InvariantCulture),
            _ => instant.Offset == TimeSpan.Zero ? "Z" : instant.ToString("zzz", CultureInfo.InvariantCulture),
        };
        return string.Concat(text[..length], zone);
    }

    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != DateEnd || text[4] != '-' || text[7] != '-')
            return false;
        var year = Two(text, 0) * 100 + Two(text, 2);
        var month = Two(text, 5);
        var day = Two(text, 8);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryParseSeconds(ReadOnlySpan<byte> text, out DateTime time, out bool isLeap)
    {
        (time, isLeap) = (default, false);
        if (text.Length < SecondsEnd || !TryParseDate(text[..DateEnd], out var date) || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ') || text[13] != ':' || text[16] != ':')
            return false;
        var hour = Two(text, 11);
        var minute = Two(text, 14);
        var second = Two(text, 17);
        if ((uint)hour > 23 || (uint)minute > 59 || (uint)second > 60 || date == DateOnly.MaxValue && second == 60)
            return false;
        isLeap = second == 60;
        time = new DateTime(date, new TimeOnly(hour, minute)).AddTicks(second * TimeSpan.TicksPerSecond);
        return true;
    }

    /// <summary>The fraction in ticks; the end is -1 where a point has no digits after it.</summary>
    private static int Fraction(ReadOnlySpan<byte> text, out int digits, out int end)
    {
        digits = 0;
        end = SecondsEnd;
        if (text.Length == SecondsEnd || text[SecondsEnd] != '.')
            return 0;
        var ticks = 0;
        for (end++; end < text.Length && char.IsAsciiDigit((char)text[end]); end++)
        {
            if (digits == 7)
                continue;
            ticks = ticks * 10 + text[end] - '0';
            digits++;
        }
        if (digits == 0)
            end = -1;
        for (var i = digits; i < 7; i++)
            ticks *= 10;
        return ticks;
    }

    private static bool TryParseZone(ReadOnlySpan<byte> text, out TimeSpan offset, out InstantZone zone)
    {
        offset = default;
        zone = InstantZone.None;
        if (text.IsEmpty)
            return true;
        zone = InstantZone.Letter;
        if (text.Length == 1)
            return text[0] is (byte)'Z' or (byte)'z';
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
            return false;
        var hours = Two(text, 1);
        var minutes = Two(text, 4);
        if ((uint)hours > 23 || (uint)minutes > 59)
            return false;
        offset = new TimeSpan(hours, minutes, 0);
        zone = InstantZone.Numeric;
        if (text[0] != '-')
            return true;
        if (offset == TimeSpan.Zero)
            zone = InstantZone.Unknown;
        offset = -offset;
        return true;
    }

    /// <summary>Two digits as a number; well below zero where they are not digits.</summary>
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var tens = (uint)(text[at] - '0');
        var ones = (uint)(text[at + 1] - '0');
        return tens > 9 || ones > 9 ? -10_000 : (int)(tens * 10 + ones);
    }
}
