using System.Globalization;
using System.Text.Json;
using AgentSessions.Http;

namespace AgentSessions.NSwag;

/// <summary>A response that ends in an exception.</summary>
/// <param name="response">The response.</param>
/// <param name="description">The vendor's description.</param>
/// <param name="operation">The operation that was called.</param>
internal sealed class FailedResponse(HttpResponseMessage response, ApiDescription description, ApiOperation operation)
{
    private string Caller => $"{description.Vendor} {operation.Id}";

    private int Status => (int)response.StatusCode;

    /// <summary>A body of a declared success that could not be read.</summary>
    public ApiException Unreadable(ResponseBody body, int longest, JsonException? failure)
    {
        var (path, what) = failure is null
            ? ("$", string.Create(CultureInfo.InvariantCulture, $"The body is longer than {longest} bytes."))
            : (failure.Path, failure.Message);
        return new ApiException($"{Caller}: the body could not be read at {path}: {what}", Status, body.Text, Headers(response), failure)
        {
            Vendor = description.Vendor,
            Operation = operation.Id,
            JsonPath = path,
        };
    }

    /// <summary>A status without a body of a declared type.</summary>
    /// <param name="what">What the description says of the status.</param>
    /// <param name="body">The body.</param>
    /// <param name="failure">Why the declared type could not be read, if one is declared.</param>
    public ApiException Untyped(string what, ResponseBody body, Exception? failure) =>
        new(Message(what, body), Status, body.Text, Headers(response), failure)
        {
            Vendor = description.Vendor,
            Operation = operation.Id,
            JsonPath = (failure as JsonException)?.Path,
        };

    /// <summary>A status with a body of a declared type.</summary>
    public ApiException<T> Typed<T>(string what, ResponseBody body, T result) =>
        new(Message(what, body), Status, body.Text, Headers(response), result, null)
        {
            Vendor = description.Vendor,
            Operation = operation.Id,
        };

    public static IReadOnlyDictionary<string, IEnumerable<string>> Headers(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers)
            headers[header.Key] = header.Value;
        foreach (var header in response.Content.Headers)
            headers[header.Key] = header.Value;
        return headers;
    }

    private string Message(string what, ResponseBody body)
    {
        var text = VendorText.Of(body.Bytes, response, description);
        return text is null ? $"{Caller}: {Bounded.Line(what)}" : $"{Caller}: {Bounded.Line(what).TrimEnd('.')}: {text}";
    }
}
