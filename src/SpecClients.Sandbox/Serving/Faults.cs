using Microsoft.AspNetCore.Http;
using SpecClients.Sandbox.Errors;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Serving;

/// <summary>Chooses the requests that fail, and how.</summary>
internal sealed class Faults(double rate, ulong seed)
{
    /// <summary>How the request with this number fails; null where it does not.</summary>
    public FaultKind? At(long number)
    {
        var row = new Row(seed, (int)number);
        return (row.Draw(0xFA11) >> 11) * (1.0 / (1UL << 53)) < rate ? (FaultKind)row.Draw(0x8D, 3) : null;
    }

    public static Problem Problem(HttpContext context, FaultKind kind)
    {
        if (kind != FaultKind.TooManyRequests)
            return new Problem(ProblemKind.Unavailable, new Violation("server", null, "unavailable", "The service is unavailable"));
        context.Response.Headers.RetryAfter = "0";
        return new Problem(ProblemKind.TooManyRequests, new Violation("server", null, "rate_limited", "Too many requests"));
    }
}

internal enum FaultKind
{
    TooManyRequests,
    Unavailable,
    Reset,
}
