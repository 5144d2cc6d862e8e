using System.Reflection.PortableExecutable;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.PublicApi;

/// <summary>Whether an assembly was built from the source as it is now: its symbols hold the hash of each file.</summary>
internal static class CompiledSource
{
    /// <summary>Nothing, or a line that says what is not as it was when it was built.</summary>
    /// <param name="root">The folder from which messages name files.</param>
    /// <param name="assembly">The assembly.</param>
    /// <param name="source">The files that it is compiled from.</param>
    /// <param name="folders">The folders that hold them, of which a file may be gone.</param>
    public static string? Difference(string root, string assembly, IEnumerable<string> source, IReadOnlyList<string> folders)
    {
        var name = FileNames.From(root, assembly);
        if (!File.Exists(assembly))
            return $"{name} is not built";
        var present = source.Distinct().ToDictionary(file => FileNames.From(root, file), file => file, StringComparer.Ordinal);
        if (Compiled(assembly, present.Keys, [.. folders.Select(folder => FileNames.From(root, folder))]) is not { } compiled)
            return $"{name} has no symbols, which say what it was built from";
        return present.Keys.Union(compiled.Keys).Order(StringComparer.Ordinal)
            .Select(file => !compiled.TryGetValue(file, out var hash) ? $"{file} is new"
                : !present.TryGetValue(file, out var path) || !File.Exists(path) ? $"{file} is gone"
                : Hash.OfFile(path) != hash ? $"{file} has changed" : null)
            .OfType<string>()
            .Select(difference => $"{name} was built from other source: {difference}")
            .FirstOrDefault();
    }

    /// <summary>The hashes that an assembly's symbols hold, by the names that its files have from the root, wherever it was built.</summary>
    private static SortedDictionary<string, string>? Compiled(string assembly, IEnumerable<string> present, IReadOnlyList<string> folders)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        if (!image.TryOpenAssociatedPortablePdb(assembly, path => File.Exists(path) ? File.OpenRead(path) : null, out var provider, out _))
            return null;
        using (provider)
        {
            var (symbols, known) = (provider!.GetMetadataReader(), present.ToHashSet(StringComparer.Ordinal));
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var document in symbols.Documents.Select(symbols.GetDocument))
            {
                if (FromRoot(symbols.GetString(document.Name).Replace('\\', '/')) is { } file)
                    files[file] = Convert.ToHexStringLower(symbols.GetBlobBytes(document.Hash));
            }
            return files;

            // A file that is still there is known by the end of its name; one that is gone by its folder, unless a build makes it.
            string? FromRoot(string path)
            {
                for (var at = 0; at >= 0; at = path.IndexOf('/', at + 1))
                {
                    if (known.Contains(path[at..].TrimStart('/')))
                        return path[at..].TrimStart('/');
                }
                var folder = folders.Where(folder => path.Contains($"/{folder}/", StringComparison.Ordinal)).MaxBy(folder => folder.Length);
                return folder is null || path.Contains("/obj/", StringComparison.Ordinal) ? null : path[(path.LastIndexOf($"/{folder}/", StringComparison.Ordinal) + 1)..];
            }
        }
    }
}
