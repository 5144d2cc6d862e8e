using System.Text.Json.Nodes;

namespace SpecClients.Sandbox;

/// <summary>A request as the sandbox reads it by the description, and where it departs from that.</summary>
/// <param name="Request">The request as it came.</param>
public sealed record ValidatedRequest(SandboxRequest Request)
{
    /// <summary>The path template of the operation that it is for; null where no operation has this path and method.</summary>
    public string? Path { get; init; }

    /// <summary>The parameters that are there.</summary>
    public IReadOnlyList<ParameterValue> Parameters { get; init; } = [];

    /// <summary>The body as it came; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as a value: of JSON the value itself, of a form its fields; null for any other.</summary>
    public JsonNode? Content { get; init; }

    /// <summary>Where it departs from the description.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>The stub that answers it, if one does.</summary>
    public StubResponse? Response { get; init; }
}

/// <summary>A parameter of a request, read as its style spells it.</summary>
/// <param name="In">Where it stands: <c>path</c>, <c>query</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value. Inside of it, what an address can only say as text is text: numbers and booleans too.</param>
public sealed record ParameterValue(string In, string Name, JsonNode Value);
