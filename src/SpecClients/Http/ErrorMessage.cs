using System.ComponentModel;
using System.Text.Json;
using SpecClients.Json;

namespace SpecClients.Http;

/// <summary>
/// What went wrong with an answer, in one sentence whichever generator's client got it: never a whole body, never the
/// caller's credential.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ErrorMessage
{
    /// <summary>An error status, as in <c>meibel listSessions: 401 Unauthorized (undeclared): No such key</c>.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body, as far as it came.</param>
    /// <param name="api">The vendor's description.</param>
    /// <param name="name">What the operation is called.</param>
    /// <param name="operation">The operation, where the description names it.</param>
    public static string OfStatus(HttpResponseMessage response, ReadOnlySpan<byte> body, ApiDescription api, string name, ApiOperation? operation)
    {
        var isDeclared = operation is null || CallHandler.Declares(operation, (int)response.StatusCode);
        var said = ErrorText.Of(body, response, api);
        return $"{Beginning(response, api, name)}{(isDeclared ? "" : " (undeclared)")}{(said is null ? "." : $": {said}")}";
    }

    /// <summary>A body that is not as described, as in <c>meibel listSessions: 200 OK: $.data: a list was expected, null came.</c></summary>
    public static string OfBody(HttpResponseMessage response, ApiDescription api, string name, JsonException failure) =>
        $"{Beginning(response, api, name)}: {failure.Path}: {failure.Message}.";

    /// <summary>Whose body a reader reads.</summary>
    public static JsonOrigin Origin(HttpResponseMessage response, ApiDescription api) =>
        new(api.Vendor, response, api, static (text, response, api) => Secrets.Hide(text, response.RequestMessage, api));

    public static Dictionary<string, IEnumerable<string>> Headers(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.Concat<KeyValuePair<string, IEnumerable<string>>>(response.Content.Headers))
            headers[name] = values;
        return headers;
    }

    /// <summary>The status has its standard phrase: that of the answer is the server's to choose.</summary>
    private static string Beginning(HttpResponseMessage response, ApiDescription api, string name)
    {
        using var standard = new HttpResponseMessage(response.StatusCode);
        return $"{api.Vendor} {name}: {(int)response.StatusCode} {standard.ReasonPhrase}".TrimEnd();
    }
}
