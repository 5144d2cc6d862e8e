using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.Reading;

/// <summary>Reads a number of JSON into the type of .NET that holds all of it, digits as written where that can be.</summary>
internal static class ExactNumber
{
    /// <summary>How many zeros a whole number may have at its end.</summary>
    private const int MaxExponent = 1_000;

    /// <returns>The number, or nothing for a text that is none, and for one that no type holds.</returns>
    public static JValue? Read(string text)
    {
        if (Parts.Of(text) is not { } exact)
            return null;
        // A decimal keeps the digits as written, 1.10 included; a double is for what it cannot hold.
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Parts.Of(number.ToString(CultureInfo.InvariantCulture)) == exact)
            return new JValue(number);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var wide) && double.IsFinite(wide) && Parts.Of(wide.ToString("R", CultureInfo.InvariantCulture)) == exact)
            return new JValue(wide);
        return exact.Exponent is >= 0 and <= MaxExponent ? new JValue(exact.Digits * BigInteger.Pow(10, exact.Exponent)) : null;
    }

    /// <summary>A number as digits and a power of ten, without zeros at the end.</summary>
    private readonly record struct Parts(BigInteger Digits, int Exponent)
    {
        public static Parts? Of(string text)
        {
            var split = text.IndexOfAny(['e', 'E']);
            var (mantissa, power) = split < 0 ? (text, "0") : (text[..split], text[(split + 1)..]);
            if (!int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
                return null;
            var point = mantissa.IndexOf('.', StringComparison.Ordinal);
            if (point >= 0)
                (mantissa, exponent) = (mantissa.Remove(point, 1), exponent - (mantissa.Length - point - 1));
            var trimmed = mantissa.TrimEnd('0');
            if (!BigInteger.TryParse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var all))
                return null;
            return all.IsZero
                ? new Parts(0, 0)
                : new Parts(BigInteger.Parse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent + mantissa.Length - trimmed.Length);
        }
    }
}
