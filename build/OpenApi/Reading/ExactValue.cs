using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.Reading;

/// <summary>A number as digits and a power of ten, without zeros at the end: two are equal where their values are.</summary>
internal readonly record struct ExactValue(BigInteger Digits, long Exponent)
{
    /// <returns>The value of a number as JSON writes it; nothing for a text that is none.</returns>
    public static ExactValue? Of(string text)
    {
        var split = text.IndexOfAny(['e', 'E']);
        var (mantissa, power) = split < 0 ? (text, "0") : (text[..split], text[(split + 1)..]);
        if (!int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
            return null;
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        if (point >= 0)
            mantissa = mantissa.Remove(point, 1);
        var trimmed = mantissa.TrimEnd('0');
        if (!BigInteger.TryParse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var all))
            return null;
        return all.IsZero
            ? new ExactValue(0, 0)
            : new ExactValue(BigInteger.Parse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), (long)exponent - fraction + mantissa.Length - trimmed.Length);
    }

    /// <returns>The value of a number in a document; nothing where it is none.</returns>
    public static ExactValue? Of(JValue number) => number.Value switch
    {
        double wide => Of(wide.ToString("R", CultureInfo.InvariantCulture)),
        IFormattable other => Of(other.ToString(null, CultureInfo.InvariantCulture)),
        string written => Of(written),
        _ => null,
    };

    /// <summary>Less than zero where it is the smaller, more where it is the greater; however large, it is never written out.</summary>
    public int CompareTo(ExactValue other)
    {
        if (Digits.Sign != other.Digits.Sign || Digits.IsZero)
            return Digits.Sign.CompareTo(other.Digits.Sign);
        if (Magnitude != other.Magnitude)
            return Magnitude.CompareTo(other.Magnitude) * Digits.Sign;
        var common = Math.Min(Exponent, other.Exponent);
        return Scaled(common).CompareTo(other.Scaled(common));
    }

    private long Magnitude => Exponent + BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture).Length;

    private BigInteger Scaled(long exponent) => Digits * BigInteger.Pow(10, (int)(Exponent - exponent));
}
