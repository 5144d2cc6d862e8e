using System.Text;
using AgentSessions.Http;
using AgentSessions.Kiota.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace AgentSessions.Kiota;

/// <summary>Makes an exception of an answer whose status is no success.</summary>
internal static class FailedResponse
{
    private const int MaxErrorBytes = 1024 * 1024;
    private const int LongestText = 64 * 1024;

    public static async Task<ApiException> ReadAsync(
        HttpResponseMessage response, ApiDescription description, ResponseOrigin origin, Dictionary<string, ParsableFactory<IParsable>>? models, CancellationToken cancellationToken)
    {
        using var body = await ResponseBody.ReadAsync(response.Content, MaxErrorBytes, cancellationToken).ConfigureAwait(false);
        var message = $"{origin.Vendor} {origin.Operation}: {origin.Status} {response.ReasonPhrase}".TrimEnd()
            + (VendorText.Of(body.Bytes, response, description) is { } said ? ": " + said : ".");
        var exception = Declared(body, origin, ModelOf(models, origin.Status), message);
        exception.ResponseStatusCode = origin.Status;
        exception.ResponseHeaders = HeadersOf(response);
        return exception;
    }

    public static Dictionary<string, IEnumerable<string>> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.Concat<KeyValuePair<string, IEnumerable<string>>>(response.Content.Headers))
            headers[name] = values;
        return headers;
    }

    private static ApiException Declared(ResponseBody body, ResponseOrigin origin, ParsableFactory<IParsable>? model, string message)
    {
        var text = TextOf(body);
        try
        {
            if (model is not null)
                return Read(body, origin, node => node.GetObjectValue(child => Named(model(child), message, text))) as ApiException ?? new FailedResponseException(message, text);
        }
        catch (ResponseFormatException e)
        {
            e.ResponseBody = text;
            return new FailedResponseException(message, text, e) { Body = Value(body, origin) };
        }
        return new FailedResponseException(message, text) { Body = Value(body, origin) };
    }

    /// <summary>The body for people, or null where there was none.</summary>
    public static string? TextOf(ResponseBody body) =>
        body.Memory.IsEmpty ? null : Encoding.UTF8.GetString(body.Bytes[..Math.Min(body.Bytes.Length, LongestText)]);

    private static UntypedNode? Value(ResponseBody body, ResponseOrigin origin)
    {
        try
        {
            return body.Memory.IsEmpty ? null : Read(body, origin, node => node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue));
        }
        catch (ResponseFormatException)
        {
            return null;
        }
    }

    private static T Read<T>(ResponseBody body, ResponseOrigin origin, Func<ParseNode, T> read) =>
        new ParseNode(body.Memory, origin).Whole(static (node, read) => read(node), read);

    /// <summary>The same model with its message, which only a new one can be given.</summary>
    private static IParsable Named(IParsable model, string message, string? body) =>
        model is IDeclaredError error && error.With(message, body) is IParsable named && named.GetType() == model.GetType() ? named : model;

    private static ParsableFactory<IParsable>? ModelOf(Dictionary<string, ParsableFactory<IParsable>>? models, int status)
    {
        if (models is null)
            return null;
        var range = status switch { >= 400 and < 500 => "4XX", >= 500 and < 600 => "5XX", _ => "XXX" };
        return models.GetValueOrDefault(status.ToString(System.Globalization.CultureInfo.InvariantCulture))
            ?? models.GetValueOrDefault(range)
            ?? models.GetValueOrDefault("XXX");
    }
}
