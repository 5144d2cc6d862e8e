using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace SpecClients.Sandbox;

/// <summary>What the sandbox was asked: counted, and shown as it comes in.</summary>
public sealed class RequestLog
{
    private readonly FrozenDictionary<string, RequestCounts> _vendors;

    internal RequestLog(IEnumerable<string> vendors) =>
        _vendors = vendors.ToFrozenDictionary(vendor => vendor, _ => new RequestCounts(), StringComparer.Ordinal);

    /// <summary>
    /// Raised for each request on the thread that serves it, before any delay or fault. A handler must be quick and
    /// must not throw.
    /// </summary>
    public event Action<SandboxRequest>? Received;

    /// <summary>
    /// Raised for each request once it has been read by the description and before it is answered, unless a fault comes
    /// in between. A handler must be quick and must not throw.
    /// </summary>
    public event Action<ValidatedRequest>? Validated;

    /// <summary>The counts of all vendors' requests together.</summary>
    public RequestCounts All { get; } = new();

    /// <summary>The counts of one vendor's requests.</summary>
    /// <exception cref="KeyNotFoundException">The sandbox has no such vendor.</exception>
    public RequestCounts this[string vendor] => _vendors[vendor];

    internal (long Number, SandboxRequest? Request) Begin(string vendor, HttpContext context, string path, string query)
    {
        All.Begin();
        var number = this[vendor].Begin();
        if (Received is null && Validated is null)
            return (number, null);
        var request = new SandboxRequest(
            vendor,
            number,
            context.Request.Method,
            path,
            query,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            context.Request.Protocol);
        Received?.Invoke(request);
        return (number, request);
    }

    internal void Report(ValidatedRequest request) => Validated?.Invoke(request);

    internal void End(string vendor, RequestOutcome outcome)
    {
        All.End(outcome);
        this[vendor].End(outcome);
    }
}
