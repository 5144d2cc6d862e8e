using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AgentSessions.NSwag.Reading;

/// <summary>A number of free-form data that is written with the digits it came with: 1.10, 1e5, -0.</summary>
internal sealed class ExactNumber : JValue
{
    private readonly string _text;

    private ExactNumber(long value, string text) : base(value) => _text = text;

    private ExactNumber(double value, string text) : base(value) => _text = text;

    /// <summary>The number; a plain value where that would be written in the same digits.</summary>
    public static JValue Read(ReadOnlySpan<byte> text)
    {
        Span<byte> plain = stackalloc byte[32];
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole != 0 || text[0] != '-' ? new JValue(whole) : new ExactNumber(whole, "-0");
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var isPlain = value.TryFormat(plain, out var length, "R", CultureInfo.InvariantCulture) && text.SequenceEqual(plain[..length]) && plain[..length].Contains((byte)'.');
        return isPlain ? new JValue(value) : new ExactNumber(value, Encoding.ASCII.GetString(text));
    }

    public override void WriteTo(JsonWriter writer, params JsonConverter[] converters) => writer.WriteRawValue(_text);
}
