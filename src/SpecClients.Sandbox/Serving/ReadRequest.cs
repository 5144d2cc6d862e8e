using System.Text.Json.Nodes;
using SpecClients.Sandbox.Errors;

namespace SpecClients.Sandbox.Serving;

/// <summary>A request for an operation, read by its description.</summary>
internal sealed record ReadRequest(string Path)
{
    public required IReadOnlyList<ParameterValue> Parameters { get; init; }

    public required byte[] Body { get; init; }

    public required JsonNode? Content { get; init; }

    /// <summary>Why it would be refused, the first reason first.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>The stub that answers it, if one does.</summary>
    public StubResponse? Stub { get; init; }

    public ValidatedRequest Report(SandboxRequest received) => new(received)
    {
        Path = Path,
        Parameters = Parameters,
        Body = Body,
        Content = Content,
        Violations = [.. Problems.SelectMany(problem => problem.Violations)],
        Response = Stub,
    };
}
