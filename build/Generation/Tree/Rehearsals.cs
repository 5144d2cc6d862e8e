using SpecClients.Generation.Engines;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.Tree;

/// <summary>
/// Generators that begin while the documents are still to be read. A process spends most of its time on compiling what it
/// runs: each does the last document of a vendor whose spec has changed, of which nothing is kept, and then has that behind it.
/// </summary>
internal sealed class Rehearsals : IDisposable
{
    private readonly List<IDisposable?> _begun = [];

    private Rehearsals()
    {
    }

    /// <summary>Begins, where there is something that the lock knows another state of.</summary>
    /// <param name="repository">The specs.</param>
    /// <param name="recorded">What they were.</param>
    /// <param name="generators">Whom to begin with.</param>
    /// <param name="work">A folder for what comes of it.</param>
    /// <param name="folderFor">The folder in which a generator will work.</param>
    public static Rehearsals Begin(Repository repository, GenerationLock recorded, IReadOnlyList<IGenerator> generators, string work, Func<IGenerator, string> folderFor)
    {
        var rehearsals = new Rehearsals();
        if (repository.Vendors.Select(vendor => Last(repository, vendor, recorded.Vendors.GetValueOrDefault(vendor.Id))).FirstOrDefault(file => file is not null) is { } document)
        {
            foreach (var generator in generators)
                rehearsals._begun.Add(generator.Rehearse(document, Path.Combine(work, nameof(Rehearsals)), folderFor(generator)));
        }
        return rehearsals;
    }

    public void Dispose()
    {
        foreach (var one in _begun)
            one?.Dispose();
    }

    /// <summary>The document that was made of a vendor's spec as it was, if that is another now and the document still what was made.</summary>
    private static string? Last(Repository repository, VendorFiles vendor, VendorLock? record)
    {
        if (record is null || record.Spec == Hash.OfFile(vendor.Spec) && record.Overlay == (vendor.Overlay is { } overlay ? Hash.OfFile(overlay) : null))
            return null;
        var file = Path.Combine(repository.Generated, record.Folder, "openapi.json");
        return File.Exists(file) && Hash.OfFile(file) == record.Files.GetValueOrDefault("openapi.json") ? file : null;
    }
}
