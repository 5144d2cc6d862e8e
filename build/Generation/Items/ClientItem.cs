using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.Items;

/// <summary>A client that a project asks for: the item <c>SpecClient</c> with its metadata.</summary>
/// <param name="Files">The description and its overlays.</param>
/// <param name="Generator">The generator, as in <c>NSwag</c>.</param>
/// <param name="Settings">What is asked of the client.</param>
internal sealed record ClientItem(SpecFiles Files, string Generator, ClientSettings Settings)
{
    /// <summary>Whether its types are the assembly's own.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The project that asks for it, as the lock names it; null where none does.</summary>
    public string? Project { get; init; }

    /// <summary>What its document is made from: items that say the same here are of one document.</summary>
    public string DocumentKey => string.Join('\n',
    [
        Files.Spec, .. Files.Overlays, $"reasons {Files.NeedsReasons}", .. Files.AllowedFolders,
        $"name {Settings.Name}", $"namespaces {Settings.Namespace} {Settings.SetupNamespace}", $"remedies {Settings.RemediesDefects}",
        "included", .. Settings.Operations.Included, "excluded", .. Settings.Operations.Excluded,
    ]);

    /// <summary>Whether code was asked for as this item asks for it, its description aside.</summary>
    public bool IsAskedForIn(GeneratorLock made) => made.Namespace == Settings.Namespace && made.SetupNamespace == Settings.SetupNamespace && made.IsInternal == IsInternal;

    /// <summary>What a lock records of a client, as it was asked for.</summary>
    /// <param name="root">The folder from which the lock names files.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="client">The record of its description.</param>
    /// <param name="generator">The name of its generator.</param>
    /// <param name="made">The record of its code.</param>
    public static ClientItem Of(string root, string name, ClientLock client, string generator, GeneratorLock made)
    {
        var files = new SpecFiles(root, Full(client.Spec), AllFull(client.Overlays)) { AllowedFolders = AllFull(client.AllowedFolders), NeedsReasons = false };
        var settings = new ClientSettings
        {
            Name = client.IsNamed ? name : null,
            Namespace = made.Namespace,
            SetupNamespace = made.SetupNamespace,
            Operations = new OperationFilter(client.IncludedOperations ?? [], client.ExcludedOperations ?? []),
            RemediesDefects = true,
        };
        return new ClientItem(files, generator, settings) { IsInternal = made.IsInternal, Project = made.Project };

        string Full(string file) => Path.GetFullPath(Path.Combine(root, file));

        IReadOnlyList<string> AllFull(IReadOnlyList<string>? named) => [.. (named ?? []).Select(Full)];
    }
}
