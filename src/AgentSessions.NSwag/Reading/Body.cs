using System.Text.Json;
using AgentSessions.Http;

namespace AgentSessions.NSwag.Reading;

/// <summary>Reads whole documents.</summary>
internal static class Body
{
    /// <summary>Reads a document as the declared type; a null document is the type's default.</summary>
    /// <param name="body">The document, in UTF-8.</param>
    /// <param name="vendor">Whose it is, for reports of what departs from the description.</param>
    /// <exception cref="JsonException">It is not JSON, or not of that type; its path says where.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> body, string vendor)
    {
        body = WithoutMark(body);
        var reader = new BodyReader(body, SpecDrift.IsObserved);
        try
        {
            reader.Start();
            var value = reader.IsNull ? default : reader.Read<T>();
            reader.End();
            Report(body, reader.Departures, vendor);
            return value;
        }
        catch (JsonException e)
        {
            throw Located(e, body, ref reader);
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Reads a document as a type known at run time only.</summary>
    /// <exception cref="JsonException">It is not JSON, or not of that type; its path says where.</exception>
    public static object? Read(ReadOnlySpan<byte> body, Type type)
    {
        var reader = new BodyReader(body, isObserved: false);
        try
        {
            reader.Start();
            var value = Decoder.Of(type).ReadAny(ref reader);
            reader.End();
            return value;
        }
        catch (JsonException e)
        {
            throw Located(e, body, ref reader);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private static JsonException Located(JsonException e, ReadOnlySpan<byte> body, ref BodyReader reader)
    {
        var message = body.IsEmpty ? "The body is empty." : Bounded.Line(e.Message);
        var isSyntax = e.LineNumber is not null;
        return new JsonException(message, JsonPath.Of(body, isSyntax ? long.MaxValue : reader.Offset, reader.MissingMember), e.LineNumber, e.BytePositionInLine, e.InnerException);
    }

    private static void Report(ReadOnlySpan<byte> body, List<Departure>? departures, string vendor)
    {
        if (departures is null)
            return;
        var paths = JsonPath.OfAll(body, departures.ConvertAll(departure => departure.Offset));
        for (var i = 0; i < paths.Count; i++)
            SpecDrift.Report(departures[i].Kind, vendor, paths[i]);
    }
}
