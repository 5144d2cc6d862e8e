using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace SpecClients.Json;

/// <summary>Numbers as JSON spells them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonNumber
{
    private const int Longest = 40;

    /// <summary>Reads what JSON Schema calls an integer: any number without a fraction, as in <c>7.0</c> and <c>1e3</c>.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) || TrySpelledInteger(text, out value);

    public static bool TryDouble(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    public static bool TrySingle(ReadOnlySpan<byte> text, out float value) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);

    public static bool TryDecimal(ReadOnlySpan<byte> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>Reads a number whose type writes it back with the very digits that came.</summary>
    public static bool TryExact<T>(ReadOnlySpan<byte> text, out T value) where T : struct, INumber<T>
    {
        Span<byte> again = stackalloc byte[Longest];
        return T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && value.TryFormat(again, out var length, default, CultureInfo.InvariantCulture) && again[..length].SequenceEqual(text);
    }

    /// <summary>Reads digits, a point and an exponent without rounding any of them away.</summary>
    private static bool TrySpelledInteger(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var end = text.IndexOfAny("eE"u8);
        var digits = end < 0 ? text : text[..end];
        // An exponent that no int holds leaves nothing of a number but zero.
        if (!int.TryParse(end < 0 ? "0"u8 : text[(end + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
            return digits.IndexOfAnyInRange((byte)'1', (byte)'9') < 0;
        var last = digits.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        if (last < 0)
            return true;
        var point = digits.IndexOf((byte)'.') is >= 0 and var at ? at : digits.Length;
        long zeros = (last < point ? point - last - 1 : point - last) + (long)exponent;
        if (zeros is < 0 or > 18)
            return false;
        Int128 whole = 0;
        foreach (var digit in digits[..(last + 1)])
        {
            if (char.IsAsciiDigit((char)digit))
                whole = whole * 10 + (digit - '0');
            if (whole > ulong.MaxValue)
                return false;
        }
        for (; zeros > 0; zeros--)
            whole *= 10;
        whole = text[0] == '-' ? -whole : whole;
        value = whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : 0;
        return whole >= long.MinValue && whole <= long.MaxValue;
    }
}
