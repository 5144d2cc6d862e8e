using System.Globalization;
using System.Text;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Json;

namespace SpecClients.Kiota.Json;

/// <summary>A number that is written back with the digits that it came with.</summary>
internal interface IExactNumber
{
    string Digits { get; }
}

/// <summary>A number within the range of <see cref="decimal"/>, which may round it or drop its form.</summary>
internal sealed class ExactDecimal(decimal value, string digits) : UntypedDecimal(value), IExactNumber
{
    public string Digits => digits;
}

/// <summary>A number beyond the range of <see cref="decimal"/>.</summary>
internal sealed class ExactDouble(double value, string digits) : UntypedDouble(value), IExactNumber
{
    public string Digits => digits;
}

/// <summary>Reads numbers of no described type.</summary>
internal static class ExactNumbers
{
    /// <summary>The narrowest of Kiota's untyped numbers that keeps the value and its digits.</summary>
    public static UntypedNode Read(ReadOnlySpan<byte> digits)
    {
        if (JsonNumber.TryExact(digits, out long whole))
            return whole is >= int.MinValue and <= int.MaxValue ? new UntypedInteger((int)whole) : new UntypedLong(whole);
        if (JsonNumber.TryExact(digits, out decimal exact))
            return new UntypedDecimal(exact);
        var text = Encoding.ASCII.GetString(digits);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rounded)
            ? new ExactDecimal(rounded, text)
            : new ExactDouble(double.Parse(text, CultureInfo.InvariantCulture), text);
    }

    /// <summary>The same for additional data, where Kiota's users expect a decimal.</summary>
    public static object ReadLoose(ReadOnlySpan<byte> digits) => JsonNumber.TryExact(digits, out decimal exact) ? exact : Read(digits);
}
