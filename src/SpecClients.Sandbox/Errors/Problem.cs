namespace SpecClients.Sandbox.Errors;

/// <summary>Why a request is not answered with what it asked for.</summary>
/// <param name="Kind">The kind, from which the status follows.</param>
/// <param name="Violations">What is wrong, at least one thing.</param>
internal sealed record Problem(ProblemKind Kind, IReadOnlyList<Violation> Violations)
{
    public Problem(ProblemKind kind, Violation violation) : this(kind, [violation])
    {
    }
}

internal enum ProblemKind
{
    Credential,
    NotFound,
    Method,
    Parameter,
    MediaType,
    TooManyRequests,
    Unavailable,
}
