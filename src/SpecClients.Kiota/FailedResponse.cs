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
    public ResponseFormatException Unreadable(ResponseBody body, JsonException failure) =>
        Of(new ResponseFormatException(ErrorMessage.OfBody(response, description, operation.Name, failure), AnswerOf(body), failure));

    /// <summary>A status that is no success.</summary>
    public async Task<ApiException> OfStatusAsync(Dictionary<string, ParsableFactory<IParsable>>? models, CancellationToken cancellationToken)
    {
        using var body = await ResponseBody.ReadAsync(response.Content, MaxErrorBytes, cancellationToken).ConfigureAwait(false);
        return Of(Declared(body, ModelOf(models, Status), ErrorMessage.OfStatus(response, body.Bytes, description, operation.Name, operation.Described)));
    }

    /// <summary>With what Kiota's own exception has of an answer.</summary>
    private T Of<T>(T exception) where T : ApiException
    {
        exception.ResponseStatusCode = Status;
        exception.ResponseHeaders = ErrorMessage.Headers(response);
        return exception;
    }

    private ApiException Declared(ResponseBody body, ParsableFactory<IParsable>? model, string message)
    {
        var answer = AnswerOf(body);
        try
        {
            body.Check(MaxErrorBytes);
            if (model is not null)
                return Read(body, child => Named(model(child), message, answer)) as ApiException ?? new FailedResponseException(message, answer);
        }
        catch (JsonException e)
        {
            return new FailedResponseException(message, answer, e) { Body = Value(body) };
        }
        return new FailedResponseException(message, answer) { Body = Value(body) };
    }

    private FailedAnswer AnswerOf(ResponseBody body) => new(
        Status,
        ErrorMessage.Headers(response),
        body.Memory.IsEmpty ? null : Encoding.UTF8.GetString(body.Bytes[..Math.Min(body.Bytes.Length, LongestText)]),
        description.Vendor,
        operation.Name);

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
    private static IParsable Named(IParsable model, string message, FailedAnswer answer) =>
        model is IDeclaredError error && error.Saying(message, answer) is IParsable named && named.GetType() == model.GetType() ? named : model;

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
