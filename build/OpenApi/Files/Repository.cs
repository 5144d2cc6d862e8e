using SpecClients.OpenApi.Bundling;

namespace SpecClients.OpenApi.Files;

/// <summary>Where things are: the folder that holds <c>specs/</c> and <c>generated/</c>.</summary>
internal sealed class Repository(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The folders, besides <c>specs/</c>, that references in the specs may lead to.</summary>
    public IReadOnlyList<string> AllowedFolders { get; init; } = [];

    public string Specs => Path.Combine(Root, "specs");

    public string Generated => Path.Combine(Root, "generated");

    public string SourcesFile => Path.Combine(Specs, "sources.json");

    public string LockFile => Path.Combine(Generated, "generated.lock.json");

    public string FidelityFile => Path.Combine(Generated, "fidelity.json");

    /// <summary>The vendors: one a spec file, in order of their names.</summary>
    public IReadOnlyList<VendorFiles> Vendors =>
        Directory.EnumerateFiles(Specs)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json")
            .Where(file => !file.EndsWith(".overlay.yaml", StringComparison.Ordinal) && file != SourcesFile)
            .Order(StringComparer.Ordinal)
            .Select(file => new VendorFiles(this, file))
            .ToList();

    /// <summary>The nearest folder from here upwards that has <c>specs/</c> and <c>generated/</c>.</summary>
    public static Repository Find(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "specs")) && Directory.Exists(Path.Combine(at.FullName, "build")))
                return new Repository(at.FullName);
        }
        throw new DirectoryNotFoundException($"No folder with specs/ and build/ from {from} upwards; name one with --root.");
    }

    /// <summary>How messages and records name a file: from the root, with forward slashes.</summary>
    public string NameOf(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}

/// <summary>One vendor's spec and what stands beside it.</summary>
internal sealed class VendorFiles(Repository repository, string spec)
{
    /// <summary>The vendor's identifier, as in <c>pipecat-cloud</c>.</summary>
    public string Id { get; } = Path.GetFileNameWithoutExtension(spec);

    public string Spec { get; } = spec;

    public string SpecName => repository.NameOf(Spec);

    public string? Overlay
    {
        get
        {
            var path = Path.Combine(repository.Specs, Id + ".overlay.yaml");
            return Path.Exists(path) ? path : null;
        }
    }

    /// <summary>The spec, with what it refers to in other files.</summary>
    public Bundle Read() => Bundle.Read(Spec, SpecName, repository.AllowedFolders);

    public string NameOf(string path) => repository.NameOf(path);
}
