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

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="In">The part of the request: <c>path</c>, <c>query</c>, <c>header</c>, <c>cookie</c>.</param>
/// <param name="Name">The parameter or header, if one is to blame.</param>
/// <param name="Code">The kind of fault in a word.</param>
/// <param name="Message">The fault in a sentence.</param>
/// <param name="Input">What was given.</param>
internal sealed record Violation(string In, string? Name, string Code, string Message, string? Input = null);

internal enum ProblemKind
{
    Credential,
    NotFound,
    Method,
    Parameter,
    TooManyRequests,
    Unavailable,
}
