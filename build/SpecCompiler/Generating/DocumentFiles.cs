using SpecCompiler.Compiling;

namespace SpecCompiler.Generating;

/// <summary>The files that are written from the effective document directly, and what the lock records of it.</summary>
internal static class DocumentFiles
{
    public static Dictionary<string, string> Of(EffectiveDocument document) => new()
    {
        ["openapi.json"] = document.Json,
        ["rewrites.md"] = document.Review,
        [document.Name + "Api.g.cs"] = ApiFile.Write(document),
    };

    /// <summary>The record of a document as it is now, without its generators.</summary>
    public static VendorLock Record(Repository repository, EffectiveDocument document)
    {
        var vendor = repository.Vendors.Single(vendor => vendor.Id == document.Id);
        var overlay = vendor.Overlay is { } path ? Hash.OfFile(path) : null;
        var references = document.OtherFiles.ToDictionary(name => name, name => Hash.OfFile(Path.Combine(repository.Root, name)));
        return new VendorLock(document.Name, Hash.OfFile(vendor.Spec), overlay, Sorted(Of(document).ToDictionary(file => file.Key, file => Hash.OfText(file.Value))))
        {
            References = references.Count == 0 ? null : Sorted(references),
        };
    }

    private static SortedDictionary<string, string> Sorted(Dictionary<string, string> hashes) => new(hashes, StringComparer.Ordinal);
}
