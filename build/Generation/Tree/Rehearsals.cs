using SpecClients.Generation.Engines;
using SpecClients.Generation.Items;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.Tree;

/// <summary>
/// Generators that begin while the documents are still to be read. A process spends most of its time on compiling what it
/// runs: each does the last document of a vendor whose spec has changed, of which nothing is kept, and then has that behind it.
/// </summary>
internal sealed class Rehearsals : IDisposable
{
    private readonly Dictionary<IGenerator, IDisposable?> _begun = [];

    private Rehearsals()
    {
    }

    /// <summary>Begins, where there is something that the lock knows another state of.</summary>
    /// <param name="output">The clients.</param>
    /// <param name="recorded">What they were made from.</param>
    /// <param name="items">What is asked for.</param>
    /// <param name="generators">Whom to begin with.</param>
    /// <param name="work">A folder for what comes of it.</param>
    /// <param name="folderFor">The folder in which a generator will work.</param>
    public static Rehearsals Begin(
        OutputFolder output, GenerationLock recorded, IReadOnlyList<ClientItem> items, IReadOnlyList<IGenerator> generators, string work, Func<IGenerator, string> folderFor)
    {
        var rehearsals = new Rehearsals();
        foreach (var generator in generators)
        {
            if (items.Where(item => item.Generator == generator.Name).Select(item => Last(output, item, recorded)).FirstOrDefault(file => file is not null) is { } document)
                rehearsals._begun[generator] = generator.Rehearse(document, Path.Combine(work, nameof(Rehearsals)), folderFor(generator));
        }
        return rehearsals;
    }

    /// <summary>Ends those of generators that have nothing to do after all: each has a place that another may be waiting for.</summary>
    public void EndBut(IEnumerable<IGenerator> wanted)
    {
        foreach (var generator in _begun.Keys.Except(wanted).ToList())
        {
            _begun.Remove(generator, out var begun);
            begun?.Dispose();
        }
    }

    public void Dispose() => EndBut([]);

    /// <summary>The document that was made of a description as it was, if that is another now and the document still what was made.</summary>
    private static string? Last(OutputFolder output, ClientItem item, GenerationLock recorded)
    {
        if (recorded.Of(output.NameOf(item.Files.Spec)) is not ({ } name, { } record) || record.Sources.All(source => IsAsItWas(Path.Combine(output.Root, source.Key), source.Value)))
            return null;
        var file = Path.Combine(output.Of(name), "openapi.json");
        return IsAsItWas(file, record.Files.GetValueOrDefault("openapi.json")) ? file : null;
    }

    private static bool IsAsItWas(string file, string? hash) => File.Exists(file) && Hash.OfTextFile(file) == hash;
}
