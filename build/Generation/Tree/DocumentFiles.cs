using SpecClients.Generation.Engines;
using SpecClients.Generation.Layer;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.Tree;

/// <summary>The files that are written from the effective document directly, and what the lock records of it.</summary>
internal static class DocumentFiles
{
    public static Dictionary<string, string> Of(EffectiveDocument document, IReadOnlyList<IGenerator> generators) => new()
    {
        ["openapi.json"] = document.Json,
        ["rewrites.md"] = document.ReviewOf([.. generators.Select(generator => generator.ViewOf(document))]),
        [document.Name + "Api.g.cs"] = ApiFile.Write(document),
    };

    public static SortedDictionary<string, string> Hashes(IReadOnlyDictionary<string, string> files) => Sorted(files.ToDictionary(file => file.Key, file => Hash.OfText(file.Value)));

    /// <summary>The record of a document as it is now, without its generators.</summary>
    /// <param name="repository">Where its vendor's file stands.</param>
    /// <param name="document">The document.</param>
    /// <param name="files">What is written from it.</param>
    public static VendorLock Record(Repository repository, EffectiveDocument document, IReadOnlyDictionary<string, string> files)
    {
        var vendor = repository.Vendors.Single(vendor => vendor.Id == document.Id);
        var overlay = vendor.Overlay is { } path ? Hash.OfFile(path) : null;
        var references = document.OtherFiles.ToDictionary(name => name, name => Hash.OfFile(Path.Combine(repository.Root, name)));
        return new VendorLock(document.Name, Hash.OfFile(vendor.Spec), overlay, Hashes(files))
        {
            References = references.Count == 0 ? null : Sorted(references),
        };
    }

    private static SortedDictionary<string, string> Sorted(Dictionary<string, string> hashes) => new(hashes, StringComparer.Ordinal);
}
