using SpecClients.Generation.Commands;

namespace SpecCompiler.Projects;

/// <summary>Which project is meant.</summary>
internal static class ProjectPath
{
    /// <summary>The project that a person names: its file, its folder, or nothing for the folder that they are in.</summary>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    public static string Find(string? named)
    {
        var path = Path.GetFullPath(named is { Length: > 0 } ? named : ".");
        if (File.Exists(path))
            return path;
        return In(path) switch
        {
            [] => throw new UsageException($"There is no project in {path}: name one."),
            [var only] => only,
            var several => throw Several(path, several),
        };
    }

    /// <summary>The projects in a folder.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.*proj").Order(StringComparer.Ordinal)] : [];

    /// <summary>The nearest project from a file upwards.</summary>
    public static string Above(string file)
    {
        for (var at = Path.GetDirectoryName(file); at is not null; at = Path.GetDirectoryName(at))
        {
            if (In(at) is { Count: > 0 } projects)
                return projects is [var only] ? only : throw Several(at, projects);
        }
        throw new UsageException($"No folder from {file} upwards holds a project: name one with --project.");
    }

    public static UsageException Several(string folder, IReadOnlyList<string> projects) =>
        new($"{folder} holds {string.Join(" and ", projects.Select(Path.GetFileName))}: name a folder that holds one project.");
}
