using System.Text.Json;
using SpecClients.Http;
using SpecClients.Json;

namespace SpecClients.NSwag;

/// <summary>A response that ends in an exception.</summary>
/// <param name="response">The response.</param>
/// <param name="description">The vendor's description.</param>
/// <param name="operation">The operation that was called.</param>
internal sealed class FailedResponse(HttpResponseMessage response, ApiDescription description, ApiOperation operation)
{
    private int Status => (int)response.StatusCode;

    public JsonOrigin Origin => ErrorMessage.Origin(response, description);

    /// <summary>A body of a declared success that could not be read.</summary>
    public ApiException Unreadable(ResponseBody body, JsonException failure) =>
        Untyped(ErrorMessage.OfBody(response, description, operation.Id, failure), body, failure);

    /// <summary>A status without a body of a declared type.</summary>
    /// <param name="body">The body.</param>
    /// <param name="failure">Why the declared type could not be read, if one is declared.</param>
    public ApiException Untyped(ResponseBody body, Exception? failure) => Untyped(Message(body), body, failure);

    /// <summary>A status with a body of a declared type.</summary>
    public ApiException<T> Typed<T>(ResponseBody body, T result) =>
        new(Message(body), Status, body.Text, ErrorMessage.Headers(response), result, null) { Vendor = description.Vendor, Operation = operation.Id };

    private ApiException Untyped(string message, ResponseBody body, Exception? failure) => new(message, Status, body.Text, ErrorMessage.Headers(response), failure)
    {
        Vendor = description.Vendor,
        Operation = operation.Id,
        JsonPath = (failure as JsonException)?.Path,
    };

    private string Message(ResponseBody body) => ErrorMessage.OfStatus(response, body.Bytes, description, operation.Id, operation);
}
