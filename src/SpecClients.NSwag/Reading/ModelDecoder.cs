namespace SpecClients.NSwag.Reading;

/// <summary>Reads a generated class, which reads itself.</summary>
internal sealed class ModelDecoder<T> : Decoder<T> where T : class, IModel<T>
{
    public override T Read(ref BodyReader reader) => T.Read(ref reader);
}
