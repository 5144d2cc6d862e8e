using System.Text.Json;
using SpecClients.Json;

namespace SpecClients.NSwag.Reading;

/// <summary>Reads whole documents.</summary>
internal static class Body
{
    /// <summary>Reads a document as the declared type.</summary>
    /// <param name="body">The document, in UTF-8.</param>
    /// <param name="origin">Whose it is, for reports of what departs from the description.</param>
    /// <param name="isNullable">Whether the document may be null, which is the type's default.</param>
    /// <exception cref="JsonException">It is not JSON, or not of that type; its path says where.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> body, JsonOrigin origin, bool isNullable = false) =>
        Read(body, origin, SpecDrift.IsObserved, isNullable, Decoder<T>.Instance);

    /// <summary>Reads a document as a type known at run time only.</summary>
    /// <exception cref="JsonException">It is not JSON, or not of that type; its path says where.</exception>
    public static object? Read(ReadOnlySpan<byte> body, Type type) => Decoder.Of(type).ReadDocument(body);

    public static T? Read<T>(ReadOnlySpan<byte> body, JsonOrigin origin, bool isObserved, bool isNullable, Decoder<T> decoder)
    {
        body = JsonBody.WithoutMark(body);
        var reader = new BodyReader(body, isObserved);
        try
        {
            reader.Start();
            var value = isNullable && reader.IsNull ? default : decoder.Read(ref reader);
            reader.End();
            JsonBody.Report(reader.Drifts, body, origin);
            return value;
        }
        catch (JsonException e)
        {
            throw JsonBody.Failure(e, body, reader.Offset, reader.MissingMember, origin);
        }
        finally
        {
            reader.Dispose();
        }
    }
}
