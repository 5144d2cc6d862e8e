using SpecClients.Http;

namespace SpecClients;

/// <summary>
/// An answer that was not the one hoped for, as the exceptions of both generators' clients are: an error status, or a body that
/// is not what the description says. As in <c>catch (Exception e) when (e is IApiError { Status: 404 })</c>.
/// </summary>
public interface IApiError
{
    private static readonly string[] RequestIdHeaders = ["x-request-id", "x-ms-request-id", "apim-request-id", "request-id"];

    /// <summary>The HTTP status.</summary>
    int Status { get; }

    /// <summary>The headers of the answer, by their names in any case.</summary>
    IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; }

    /// <summary>
    /// The body as text, or null where there was none. It may hold anything that the vendor sent: show it to people, do not log it.
    /// </summary>
    string? Body { get; }

    /// <summary>The vendor, as in <c>pipecat-cloud</c>; null where it is not known.</summary>
    string? Vendor { get; }

    /// <summary>The operation that was called: its operationId, or the method and path template of one that the description does not name.</summary>
    string? Operation { get; }

    /// <summary>What the vendor calls the request, for questions to it; null where no header says.</summary>
    string? RequestId => RequestIdHeaders.SelectMany(name => Headers.TryGetValue(name, out var values) ? values : []).FirstOrDefault();

    /// <summary>Whether the same request may fare better a moment later: 408, 429, 502, 503 and 504.</summary>
    bool IsTransient => RetryRules.IsTransient(Status);
}
