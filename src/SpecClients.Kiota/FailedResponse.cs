using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Http;
using SpecClients.Kiota.Json;

namespace SpecClients.Kiota;

/// <summary>A response that ends in an exception.</summary>
/// <param name="response">The response.</param>
/// <param name="description">The vendor's description.</param>
/// <param name="operation">The operation that was called.</param>
/// <param name="node">Reads its body.</param>
internal sealed class FailedResponse(HttpResponseMessage response, ApiDescription description, KiotaOperation operation, AnswerNode node)
{
    private const int MaxErrorBytes = 1024 * 1024;
    private const int LongestText = 64 * 1024;

    private int Status => (int)response.StatusCode;

    /// <summary>A body of a success that could not be read.</summary>
    public ResponseFormatException Unreadable(ResponseBody body, JsonException failure) => new(ErrorMessage.OfBody(response, description, operation.Name, failure), description.Vendor, operation.Name, failure)
    {
        ResponseStatusCode = Status,
        ResponseHeaders = ErrorMessage.Headers(response),
        ResponseBody = TextOf(body),
    };

    /// <summary>A status that is no success.</summary>
    public async Task<ApiException> OfStatusAsync(Dictionary<string, ParsableFactory<IParsable>>? models, CancellationToken cancellationToken)
    {
        using var body = await ResponseBody.ReadAsync(response.Content, MaxErrorBytes, cancellationToken).ConfigureAwait(false);
        var exception = Declared(body, ModelOf(models, Status), ErrorMessage.OfStatus(response, body.Bytes, description, operation.Name, operation.Described));
        exception.ResponseStatusCode = Status;
        exception.ResponseHeaders = ErrorMessage.Headers(response);
        return exception;
    }

    private ApiException Declared(ResponseBody body, ParsableFactory<IParsable>? model, string message)
    {
        var text = TextOf(body);
        try
        {
            body.Check(MaxErrorBytes);
            if (model is not null)
                return Read(body, child => Named(model(child), message, text)) as ApiException ?? new FailedResponseException(message, text);
        }
        catch (JsonException e)
        {
            return new FailedResponseException(message, text, e) { Body = Value(body) };
        }
        return new FailedResponseException(message, text) { Body = Value(body) };
    }

    /// <summary>The body for people, or null where there was none.</summary>
    private static string? TextOf(ResponseBody body) =>
        body.Memory.IsEmpty ? null : Encoding.UTF8.GetString(body.Bytes[..Math.Min(body.Bytes.Length, LongestText)]);

    private UntypedNode? Value(ResponseBody body)
    {
        try
        {
            return Read(body, UntypedNode.CreateFromDiscriminatorValue);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private T? Read<T>(ResponseBody body, ParsableFactory<T> model) where T : IParsable => node.ReadJson(body.Memory, static (node, model) => node.GetObjectValue(model), model);

    /// <summary>The same model with its message, which only a new one can be given.</summary>
    private static IParsable Named(IParsable model, string message, string? body) =>
        model is IDeclaredError error && error.Saying(message, body) is IParsable named && named.GetType() == model.GetType() ? named : model;

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
