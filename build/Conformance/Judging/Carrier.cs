using SpecClients.Conformance.Clients;

namespace SpecClients.Conformance.Judging;

/// <summary>What in C# stands for a part of the vendor's document.</summary>
internal sealed record Carrier
{
    /// <summary>The declared type, if the part is a value.</summary>
    public Type? Type { get; init; }

    /// <summary>Whether C# lets it be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether C# asks for it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Its name in C#.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether a value was seen to go through it: from the wire into C#, or from C# to its place on the wire.</summary>
    public bool IsProven { get; init; }

    /// <summary>For a part of a request's body: whether it was set and not sent.</summary>
    public bool? IsWithheld { get; init; }

    /// <summary>Whether the other side alone sets it.</summary>
    public bool IsTheOthers { get; init; }

    /// <summary>Whether it is the hand-written layer's and not generated.</summary>
    public bool IsLayer { get; init; }

    /// <summary>Whether it is a stream or a file, which bytes are whatever their schema calls them.</summary>
    public bool IsBytes { get; init; }

    /// <summary>Whether it is an object whose members are arguments of their own.</summary>
    public bool IsFields { get; init; }

    /// <summary>Whether C# warns of its use.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>What the XML documentation says at it.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>What the layer is told of it.</summary>
    public Api Api { get; init; } = new(null);

    /// <summary>The values that were seen.</summary>
    public IReadOnlyList<object> Seen { get; init; } = [];

    /// <summary>Whether what the schema does not name was kept.</summary>
    public bool KeepsUnknown { get; init; }

    /// <summary>For a part of a body: whether a body is still taken where this part is missing, or null.</summary>
    public Func<bool, Task<bool>>? TakesWithoutAsync { get; init; }

    /// <summary>For a parameter: whether a value, or none, is refused before anything is sent.</summary>
    public Func<string?, Task<bool>>? RefusesAsync { get; init; }
}
