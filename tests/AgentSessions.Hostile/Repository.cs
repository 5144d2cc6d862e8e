using SpecClients.OpenApi.Files;

namespace AgentSessions.Hostile;

/// <summary>This repository, or a tree like it: descriptions in <c>specs/</c>, clients in <c>generated/</c>.</summary>
internal sealed class Repository(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Specs => Path.Combine(Root, "specs");

    public string Generated => Path.Combine(Root, "generated");

    public OutputFolder Output => new(Root, Generated);

    /// <summary>The vendors' descriptions, in order of their names.</summary>
    public IReadOnlyList<SpecFiles> Vendors => !Directory.Exists(Specs) ? [] :
    [
        .. Directory.EnumerateFiles(Specs)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json" && !SpecFiles.IsOverlay(file) && Path.GetFileName(file) != Sources.FileName)
            .Order(StringComparer.Ordinal)
            .Select(file => SpecFiles.Beside(Root, file)),
    ];

    /// <summary>The nearest one from a folder upwards.</summary>
    public static Repository Find(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "AgentSessions.Generated.sln")))
                return new Repository(at.FullName);
        }
        throw new DirectoryNotFoundException($"{from} is outside of the repository.");
    }

    public string NameOf(string path) => FileNames.From(Root, path);
}
