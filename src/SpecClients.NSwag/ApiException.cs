namespace SpecClients.NSwag;

/// <summary>
/// An answer that was not the one hoped for: an error status, or a body that is not what the description says.
/// Its message holds the vendor's own words up to 200 characters, never a whole body.
/// </summary>
/// <param name="message">What went wrong, without the body.</param>
/// <param name="statusCode">The HTTP status.</param>
/// <param name="response">The body as text, or null where there was none.</param>
/// <param name="headers">The response's headers.</param>
/// <param name="innerException">What the reader of the body said, if that is what failed.</param>
public class ApiException(
    string message,
    int statusCode,
    string? response,
    IReadOnlyDictionary<string, IEnumerable<string>> headers,
    Exception? innerException) : Exception(message, innerException), IApiError
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>The body as text, or null where there was none. It may hold anything that the vendor sent.</summary>
    public string? Response { get; } = response;

    /// <summary>The response's headers.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; } = headers;

    /// <summary>The vendor, as in <c>pipecat-cloud</c>, where it is known.</summary>
    public string? Vendor { get; init; }

    /// <summary>The operation that was called, by its operationId, where it is known.</summary>
    public string? Operation { get; init; }

    /// <summary>The place in the body that could not be read, as in <c>$.data[3].created_at</c>; else null.</summary>
    public string? JsonPath { get; init; }

    int IApiError.Status => StatusCode;

    string? IApiError.Body => Response;
}

/// <summary>An error status whose body the description declares.</summary>
/// <typeparam name="TResult">The declared type of the body.</typeparam>
/// <param name="message">What went wrong, without the body.</param>
/// <param name="statusCode">The HTTP status.</param>
/// <param name="response">The body as text.</param>
/// <param name="headers">The response's headers.</param>
/// <param name="result">The body, decoded.</param>
/// <param name="innerException">Always null: the body was read.</param>
public sealed class ApiException<TResult>(
    string message,
    int statusCode,
    string? response,
    IReadOnlyDictionary<string, IEnumerable<string>> headers,
    TResult result,
    Exception? innerException) : ApiException(message, statusCode, response, headers, innerException)
{
    /// <summary>The body, decoded.</summary>
    public TResult Result { get; } = result;
}
