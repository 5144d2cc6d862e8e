using SpecClients.Generation.Engines;
using SpecClients.Generation.Items;
using SpecClients.Generation.Layer;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.Tree;

/// <summary>A client that there is to be: what was asked for, and the document that it is made of.</summary>
internal sealed record PlannedClient(ClientItem Item, EffectiveDocument Document, IGenerator Generator)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _own = new(() => ClientFiles.Of(Document, Generator));

    public string Name => Document.Name;

    private string Input => Hash.OfText(Generator.ViewOf(Document).Json);

    /// <summary>Whether its code was made from the same document in the same way, and asked for alike.</summary>
    public bool IsFrom(GeneratorLock made) =>
        IsFromThisGenerator(made) && Item.IsAskedForIn(made) && made.Input == Input && !FilesDiffer.Any(DocumentFiles.Hashes(_own.Value), Shared(made.Files));

    /// <summary>Whether the generator, with all its options, is the one that made it.</summary>
    public bool IsFromThisGenerator(GeneratorLock made) => made.Version == Generator.Version && made.Options == Generator.Options;

    /// <summary>The record of code that is made of it now.</summary>
    public GeneratorLock Record(SortedDictionary<string, string> files) => new(Generator.Version, Generator.Options, Input, files)
    {
        Project = Item.Project,
        Namespace = Item.Settings.Namespace,
        SetupNamespace = Item.Settings.SetupNamespace,
        IsInternal = Item.IsInternal,
    };

    private Dictionary<string, string> Shared(SortedDictionary<string, string> files) => files.Where(file => _own.Value.ContainsKey(file.Key)).ToDictionary();
}
