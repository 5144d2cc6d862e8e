using System.Reflection.PortableExecutable;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.PublicApi;

/// <summary>Whether a package was built from the source as it is now: its symbols hold the hash of each file.</summary>
internal static class CompiledSource
{
    /// <summary>Nothing, or a line that says what is not as it was when the package was built.</summary>
    public static string? Difference(Repository repository, string package, string configuration)
    {
        var assembly = AssemblyFolder.FileOf(repository, package, configuration);
        if (!File.Exists(assembly))
            return $"{repository.NameOf(assembly)} is not built";
        if (Compiled(assembly, package) is not { } compiled)
            return $"{repository.NameOf(assembly)} has no symbols, which say what it was built from";
        var present = Present(repository, package);
        return present.Keys.Union(compiled.Keys).Order(StringComparer.Ordinal).FirstOrDefault(name => present.GetValueOrDefault(name) != compiled.GetValueOrDefault(name)) is { } first
            ? $"{repository.NameOf(assembly)} was built from other source: {first} {(!compiled.ContainsKey(first) ? "is new" : !present.ContainsKey(first) ? "is gone" : "has changed")}"
            : null;
    }

    /// <summary>The hashes of the files that a package is compiled from, by their names from the root.</summary>
    private static SortedDictionary<string, string> Present(Repository repository, string package)
    {
        var generated = new DirectoryInfo(repository.Generated).EnumerateDirectories()
            .SelectMany(vendor => vendor.EnumerateFiles("*.g.cs").Concat(Below(new DirectoryInfo(Path.Combine(vendor.FullName, package.Split('.')[^1])))));
        var files = Below(new DirectoryInfo(Path.Combine(repository.Root, "src", package)))
            .Concat(Listing.IsOfClients(package) ? generated : [])
            .Select(file => repository.NameOf(file.FullName))
            .Where(name => !name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal));
        return new(files.ToDictionary(name => name, name => Hash.OfFile(Path.Combine(repository.Root, name))), StringComparer.Ordinal);

        static IEnumerable<FileInfo> Below(DirectoryInfo folder) => folder.Exists ? folder.EnumerateFiles("*.cs", SearchOption.AllDirectories) : [];
    }

    /// <summary>The hashes that an assembly's symbols hold, by the same names wherever it was built.</summary>
    private static SortedDictionary<string, string>? Compiled(string assembly, string package)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        if (!image.TryOpenAssociatedPortablePdb(assembly, path => File.Exists(path) ? File.OpenRead(path) : null, out var provider, out _))
            return null;
        using (provider)
        {
            var symbols = provider!.GetMetadataReader();
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var document in symbols.Documents.Select(symbols.GetDocument))
            {
                var name = "/" + symbols.GetString(document.Name).Replace('\\', '/');
                var at = Math.Max(name.LastIndexOf($"/src/{package}/", StringComparison.Ordinal), name.LastIndexOf("/generated/", StringComparison.Ordinal));
                if (at >= 0 && !name.Contains("/obj/", StringComparison.Ordinal))
                    files[name[(at + 1)..]] = Convert.ToHexStringLower(symbols.GetBlobBytes(document.Hash));
            }
            return files;
        }
    }
}
