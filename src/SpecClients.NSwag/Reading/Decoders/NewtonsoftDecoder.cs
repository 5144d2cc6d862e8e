using System.Text.Json;

namespace SpecClients.NSwag.Reading.Decoders;

/// <summary>Reads a type that no other decoder knows, as Newtonsoft.Json does.</summary>
internal sealed class NewtonsoftDecoder<T> : Decoder<T>
{
    public override T Read(ref BodyReader reader)
    {
        var token = reader.AnyValue();
        try
        {
            return token.ToObject<T>(NSwagJson.Serializer)!;
        }
        catch (Exception e) when (e is Newtonsoft.Json.JsonException or ArgumentException or FormatException or OverflowException)
        {
            // Its message holds the value.
            throw new JsonException($"a {typeof(T).Name} was expected, another value came");
        }
    }
}
