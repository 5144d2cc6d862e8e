using SpecClients.Generation.Items;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Tree;

/// <summary>The files that are written from the effective document for readers, and what the lock records of it.</summary>
internal static class DocumentFiles
{
    public static Dictionary<string, string> Of(EffectiveDocument document) => new()
    {
        ["openapi.json"] = document.Json,
        ["rewrites.md"] = document.ReviewOf(),
    };

    public static SortedDictionary<string, string> Hashes(IReadOnlyDictionary<string, string> files) => Sorted(files.ToDictionary(file => file.Key, file => Hash.OfText(LineEnds.Normalised(file.Value))));

    /// <summary>The record of a document as it is now, without its generators.</summary>
    /// <param name="output">Where its client goes.</param>
    /// <param name="item">How it was asked for.</param>
    /// <param name="document">The document.</param>
    /// <param name="written">What is written from it.</param>
    public static ClientLock Record(OutputFolder output, ClientItem item, EffectiveDocument document, IReadOnlyDictionary<string, string> written)
    {
        var files = item.Files;
        var sources = files.Overlays.Prepend(files.Spec).Concat(document.OtherFiles.Select(name => Path.Combine(files.Root, name)));
        return new ClientLock(output.NameOf(files.Spec), Sorted(sources.ToDictionary(output.NameOf, Hash.OfTextFile)), Hashes(written))
        {
            IsNamed = item.Settings.Name is not null,
            Overlays = Some(files.Overlays.Select(output.NameOf)),
            AllowedFolders = Some(files.AllowedFolders.Select(output.NameOf)),
            IncludedOperations = Some(item.Settings.Operations.Included),
            ExcludedOperations = Some(item.Settings.Operations.Excluded),
        };
    }

    private static List<string>? Some(IEnumerable<string> names) => names.ToList() is { Count: > 0 } some ? some : null;

    private static SortedDictionary<string, string> Sorted(Dictionary<string, string> hashes) => new(hashes, StringComparer.Ordinal);
}
