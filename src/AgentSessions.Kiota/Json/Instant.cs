namespace AgentSessions.Kiota.Json;

/// <summary>Reads ISO 8601 times: the offset and ticks as they stand, UTC where no zone is named.</summary>
internal static class Instant
{
    private const long TicksPerMinute = TimeSpan.TicksPerMinute;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (!TryDate(ref text, out var year, out var month, out var day))
            return false;
        long ticks = 0;
        if (!text.IsEmpty && (text[0] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryTime(text[1..], out ticks, out text)))
            return false;
        if (!TryZone(text, out var minutes) || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;

        ticks += new DateTime(year, month, day).Ticks;
        var utc = ticks - minutes * TicksPerMinute;
        if (minutes is < -14 * 60 or > 14 * 60 || utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
            return false;
        value = new DateTimeOffset(ticks, new TimeSpan(minutes * TicksPerMinute));
        return true;
    }

    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        if (!TryDate(ref text, out var year, out var month, out var day) || !text.IsEmpty || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        value = new DateOnly(year, month, day);
        return true;
    }

    public static bool TryParseTime(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        var isTime = TryTime(text, out var ticks, out var rest) && rest.IsEmpty;
        value = isTime ? new TimeOnly(ticks) : default;
        return isTime;
    }

    private static bool TryDate(ref ReadOnlySpan<byte> text, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        if (text.Length < 10 || text[4] != '-' || text[7] != '-' || !TryDigits(text[..4], out year) || !TryDigits(text[5..7], out month) || !TryDigits(text[8..10], out day))
            return false;
        text = text[10..];
        return true;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out long ticks, out ReadOnlySpan<byte> rest)
    {
        ticks = 0;
        rest = text;
        var second = 0;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute))
            return false;
        rest = text[5..];
        if (rest is [(byte)':', _, _, ..])
        {
            if (!TryDigits(rest[1..3], out second))
                return false;
            rest = rest[3..];
        }
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        ticks = (hour * 3600L + minute * 60 + second) * TimeSpan.TicksPerSecond;
        return rest is not [(byte)'.', ..] || TryFraction(ref rest, ref ticks);
    }

    /// <summary>Adds the fraction of a second; what is finer than .NET's ticks is cut off.</summary>
    private static bool TryFraction(ref ReadOnlySpan<byte> text, ref long ticks)
    {
        var unit = TimeSpan.TicksPerSecond;
        var length = 1;
        for (; length < text.Length && char.IsAsciiDigit((char)text[length]); length++)
        {
            unit /= 10;
            ticks += (text[length] - '0') * unit;
        }
        text = text[length..];
        return length > 1;
    }

    private static bool TryZone(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'])
            return true;
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6) || !TryDigits(text[1..3], out var hours))
            return false;
        if (text.Length == 6 && text[3] != ':' || text.Length > 3 && !TryDigits(text[^2..], out minutes) || minutes > 59)
            return false;
        minutes = (hours * 60 + minutes) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            value = value * 10 + digit - '0';
        }
        return true;
    }
}
