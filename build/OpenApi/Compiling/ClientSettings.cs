using SpecClients.OpenApi.Documents;

namespace SpecClients.OpenApi.Compiling;

/// <summary>What is asked of a client besides its description.</summary>
internal sealed record ClientSettings
{
    /// <summary>The client's name in code. Default: <c>info.x-client-name</c> of an overlay, else that of the description's file.</summary>
    public string? Name { get; init; }

    /// <summary>Where its code goes: see <see cref="CodeNames"/>.</summary>
    public string Namespace { get; init; } = CodeNames.SideBySide;

    /// <inheritdoc cref="CodeNames.SetupNamespace"/>
    public string? SetupNamespace { get; init; }

    /// <summary>The operations that it has.</summary>
    public OperationFilter Operations { get; init; } = OperationFilter.All;

    /// <summary>Whether a defect that can be remedied is, with a warning: a description that is somebody else's. Else it is an error, which an overlay mends.</summary>
    public bool RemediesDefects { get; init; }

    /// <summary>Which lines of defence stand: all, but in a test of one of them.</summary>
    public Defences Defences { get; init; } = Defences.All;
}
