using System.Text.Json;
using SpecClients.NSwag.Settings;

namespace SpecClients.NSwag.Reading;

/// <summary>Reads a type that no other decoder knows, as Newtonsoft.Json does.</summary>
internal sealed class NewtonsoftDecoder<T> : Decoder<T>
{
    public override T Read(ref BodyReader reader)
    {
        var token = reader.AnyValue();
        try
        {
            return token.ToObject<T>(JsonSettings.Reader)!;
        }
        catch (Exception e) when (e is Newtonsoft.Json.JsonException or ArgumentException or FormatException or OverflowException)
        {
            // Its message holds the value.
            throw new JsonException($"a {typeof(T).Name} was expected, another value came");
        }
    }
}
