using SpecClients.OpenApi.Compiling;
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

    /// <summary>The file that lists its public C#, where there is to be one; <c>{client}</c> and <c>{generator}</c> stand for those names.</summary>
    public string? PublicApi { get; init; }

    /// <summary>What its description is called: the name of its file, or the client's own.</summary>
    public string Id => EffectiveDocument.IdOf(Files.Id, Settings);

    /// <summary>The record of it in a lock.</summary>
    /// <param name="recorded">The lock.</param>
    /// <param name="output">The folder that the lock is of.</param>
    public (string Name, ClientLock Client, GeneratorLock Made)? In(GenerationLock recorded, OutputFolder output)
    {
        foreach (var (name, client) in recorded.Clients)
        {
            if (client.Spec == output.NameOf(Files.Spec) && client.IsNamed == Settings.Name is not null && name == (Settings.Name ?? name) && client.Generators.GetValueOrDefault(Generator) is { } made)
                return (name, client, made);
        }
        return null;
    }
}
