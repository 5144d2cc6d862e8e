namespace SpecClients.OpenApi.Files;

/// <summary>Where things are: the folder that holds <c>specs/</c> and <c>generated/</c>.</summary>
internal sealed class Repository(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The folders, besides <c>specs/</c>, that references in the specs may lead to.</summary>
    public IReadOnlyList<string> AllowedFolders { get; init; } = [];

    public string Specs => Path.Combine(Root, "specs");

    public string Generated => Path.Combine(Root, "generated");

    public string SourcesFile => Path.Combine(Specs, Sources.FileName);

    public string LockFile => Output.LockFile;

    public string FidelityFile => Output.FidelityFile;

    /// <summary>The vendors: one a spec file, in order of their names.</summary>
    public IReadOnlyList<SpecFiles> Vendors =>
        Directory.EnumerateFiles(Specs)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json")
            .Where(file => !SpecFiles.IsOverlay(file) && file != SourcesFile)
            .Order(StringComparer.Ordinal)
            .Select(file => SpecFiles.Beside(Root, file) with { AllowedFolders = AllowedFolders })
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

    /// <summary>The clients, which are committed.</summary>
    public OutputFolder Output => new(Root, Generated);

    /// <summary>How messages and records name a file: from the root, with forward slashes.</summary>
    public string NameOf(string path) => FileNames.From(Root, path);
}
