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
        if (ExactValue.Of(text) is not { } exact)
            return null;
        // A decimal keeps the digits as written, 1.10 included; a double is for what it cannot hold.
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && ExactValue.Of(number.ToString(CultureInfo.InvariantCulture)) == exact)
            return new JValue(number);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var wide) && double.IsFinite(wide) && ExactValue.Of(wide.ToString("R", CultureInfo.InvariantCulture)) == exact)
            return new JValue(wide);
        return exact.Exponent is >= 0 and <= MaxExponent ? new JValue(exact.Digits * BigInteger.Pow(10, (int)exact.Exponent)) : null;
    }
}
