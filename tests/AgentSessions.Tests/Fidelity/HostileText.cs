using System.Globalization;
using System.Text;
using CsCheck;

namespace AgentSessions.Tests.Fidelity;

/// <summary>Scalars as JSON text, of the kinds that readers are known to get wrong.</summary>
internal static class HostileText
{
    private static readonly string[] Strings =
    [
        "", " ", "a", "plain", "\\\"quoted\\\"", "back\\\\slash", "tab\\tline\\nreturn\\r\\b\\f", "\\/slash", "\\u0000", "\\u001f", "é", "\\u00e9", "e\u0301",
        "😀", "\\ud83d\\ude00", "𐐷𐐷", "漢字", "\u2028", "\ufeff", "</script>&'+", "true", "null", "7", "1e5", "NaN", "$type", "2026-01-02", "2026-01-01T00:00:00+02:00",
        "2026-03-29T02:30:00.0000000", "20260102", "12:30:00", "0001-01-01T00:00:00Z", "/Date(1234656000000)/", "P1DT2H", "01234567-89AB-cdef-0123-456789abcdef",
        "{0f8fad5b-d9cb-469f-a165-70867728950e}", "0f8fad5bd9cb469fa16570867728950e", "AAECAw==", "http://[::1]/%7e?a=b", "https://EXAMPLE.com:443/%41",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "1.10", "1.0", "1e5", "1E+5", "1e-7", "-0.0", "0.10", "100", "3.141592653589793", "0.1", "2147483648", "9007199254740993", "9223372036854775807", "-9223372036854775808",
        "9223372036854775808", "18446744073709551616", "123456789012345678901234567890", "1234567890.123456789", "12345678901234567.89",
    ];

    private static readonly string[] Fractions = ["0.5", "-0.25", "1.5", "1e5", "1.25E-3", "123456.789", "0", "-1", "1e-7", "9007199254740992"];

    private static readonly long[] Integers =
    [
        0, 1, -1, 7, int.MaxValue, int.MinValue, int.MaxValue + 1L, int.MinValue - 1L, 4102444800, 253402300800, 1 << 53, (1L << 53) + 1, long.MaxValue, long.MinValue, long.MaxValue - 1,
    ];

    private static readonly string[] OddNames = ["", "$type", "__proto__", "$id", "a.b", "a/b~c", " ", "été", "😀", "\\u0061\\ud83d\\ude00", "\\\"", "additionalData", "responseStatusCode", "constructor", "0"];

    public static string Name(PCG pcg) => Pick(pcg, OddNames);

    /// <summary>The inside of a JSON string.</summary>
    public static string String(PCG pcg)
    {
        if (pcg.Next(3) > 0)
            return Pick(pcg, Strings);
        if (pcg.Next(200) == 0)
            return new string('x', 3_000) + Pick(pcg, Strings);
        return string.Create(CultureInfo.InvariantCulture, $"{pcg.Next64():x}-{pcg.Next(1000)}");
    }

    public static string Number(PCG pcg) => pcg.Next(4) > 0 ? Pick(pcg, Numbers) : Integer(pcg, long.MinValue, long.MaxValue);

    public static string Fraction(PCG pcg) => pcg.Next(4) > 0
        ? Pick(pcg, Fractions)
        : string.Create(CultureInfo.InvariantCulture, $"{(int)pcg.Next()}.{pcg.Next(100_000):00000}");

    public static string Integer(PCG pcg, long least, long most)
    {
        var value = pcg.Next(2) == 0 ? Integers[pcg.Next((uint)Integers.Length)] : (long)pcg.Next64() >> (int)pcg.Next(60);
        if (value < least || value > most)
            value = least + (long)(pcg.Next64() % ((ulong)(most - least) + 1));
        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>An RFC 3339 date-time, any offset that .NET knows, up to seven digits of a second.</summary>
    public static string Time(PCG pcg)
    {
        var text = new StringBuilder(40);
        var year = pcg.Next(4) switch { 0 => 2 + pcg.Next(9_997), 1 => 2039 + pcg.Next(60), _ => 2020 + pcg.Next(10) };
        text.Append(CultureInfo.InvariantCulture, $"{year:0000}-{1 + pcg.Next(12):00}-{1 + pcg.Next(28):00}");
        text.Append(pcg.Next(30) == 0 ? 't' : 'T');
        text.Append(CultureInfo.InvariantCulture, $"{pcg.Next(24):00}:{pcg.Next(60):00}:{pcg.Next(60):00}");
        var digits = (int)pcg.Next(8);
        if (digits > 0)
            text.Append('.').Append(pcg.Next(10_000_000).ToString("0000000", CultureInfo.InvariantCulture), 0, digits);
        switch (pcg.Next(5))
        {
            case 0:
                text.Append(pcg.Next(10) == 0 ? 'z' : 'Z');
                break;
            case 1:
                text.Append(pcg.Next(2) == 0 ? "+00:00" : "-00:00");
                break;
            default:
                var minutes = pcg.Next(3) == 0 ? pcg.Next(841) : 30 * pcg.Next(29);
                text.Append(CultureInfo.InvariantCulture, $"{(pcg.Next(2) == 0 ? '+' : '-')}{minutes / 60:00}:{minutes % 60:00}");
                break;
        }
        return text.ToString();
    }

    /// <summary>A string of a format, or any.</summary>
    public static string OfFormat(PCG pcg, string? format) => format switch
    {
        "date-time" => Time(pcg),
        "date" => Time(pcg)[..10],
        "uuid" => new Guid((int)pcg.Next(), 1, 2, BitConverter.GetBytes(pcg.Next64())).ToString(),
        "byte" => Convert.ToBase64String(BitConverter.GetBytes(pcg.Next64())),
        _ => String(pcg),
    };

    public static T Pick<T>(PCG pcg, IReadOnlyList<T> list) => list[(int)pcg.Next((uint)list.Count)];
}
