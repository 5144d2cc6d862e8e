using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.Json;

namespace SpecClients.NSwag.Reading;

/// <summary>A number of free-form data that is written with the digits it came with: 1.10, 1e5, -0.</summary>
internal sealed class ExactNumber : JValue
{
    private readonly string _text;

    private ExactNumber(double value, string text) : base(value) => _text = text;

    /// <summary>The number; a plain value where that would be written in the same digits.</summary>
    public static JValue Read(ReadOnlySpan<byte> text)
    {
        if (JsonNumber.TryExact(text, out long whole))
            return new JValue(whole);
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        // Newtonsoft.Json writes a point into every double.
        return JsonNumber.TryExact<double>(text, out _) && text.Contains((byte)'.') ? new JValue(value) : new ExactNumber(value, Encoding.ASCII.GetString(text));
    }

    public override void WriteTo(JsonWriter writer, params JsonConverter[] converters) => writer.WriteRawValue(_text);
}
