using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Tree;

/// <summary>Finds unexpected files below a folder of generated clients: the lock does not record them, so no build deletes or replaces them.</summary>
internal sealed class UnexpectedFiles(OutputFolder output, GenerationLock recorded)
{
    private readonly List<Problem> _found = [];

    /// <summary>What stands in the way, each at its path.</summary>
    /// <param name="output">The folder of the clients.</param>
    /// <param name="recorded">What the lock records.</param>
    /// <param name="wanted">The names of the clients that there are to be.</param>
    public static IReadOnlyList<Problem> Find(OutputFolder output, GenerationLock recorded, IEnumerable<string> wanted)
    {
        var files = new UnexpectedFiles(output, recorded);
        files.See(output.Folder, wanted.ToHashSet(StringComparer.Ordinal));
        return files._found;
    }

    private void See(string generated, HashSet<string> wanted)
    {
        if (IsLink(generated))
            return;
        foreach (var (path, name, isFolder) in Entries(generated))
        {
            var record = recorded.Clients.GetValueOrDefault(name);
            if (isFolder && (record is not null || wanted.Contains(name)))
                SeeClient(path, record);
            else if (isFolder || path != output.LockFile && path != output.FidelityFile && !name.StartsWith('.'))
                Tell(path);
        }
    }

    private void SeeClient(string folder, ClientLock? record)
    {
        foreach (var (path, name, isFolder) in Entries(folder))
        {
            if (isFolder)
                SeeAll(path, path, (record?.Generators.GetValueOrDefault(name)?.Files.Keys ?? Enumerable.Empty<string>()).ToHashSet(StringComparer.Ordinal));
            else if (record?.Files.ContainsKey(name) != true)
                Tell(path);
        }
    }

    private void SeeAll(string folder, string root, HashSet<string> expected)
    {
        if (expected.Count == 0)
        {
            Tell(folder);
            return;
        }
        foreach (var (path, _, isFolder) in Entries(folder))
        {
            if (isFolder)
                SeeAll(path, root, expected);
            else if (!expected.Contains(FileNames.From(root, path)))
                Tell(path);
        }
    }

    /// <summary>What stands directly in a folder, but for links, which are told.</summary>
    private IEnumerable<(string Path, string Name, bool IsFolder)> Entries(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            if (!IsLink(path))
                yield return (path, Path.GetFileName(path), Directory.Exists(path));
        }
    }

    private bool IsLink(string path)
    {
        if (new FileInfo(path).LinkTarget is null)
            return false;
        Add(path, "This is a link, and the build writes through none: put a folder or a file of its own in its place.");
        return true;
    }

    private void Tell(string path) =>
        Add(path, $"This stands in the way: {output.NameOf(output.LockFile)} does not record it, so no build deletes it. Move it elsewhere, or delete it, and build again.");

    private void Add(string path, string message) => _found.Add(new Problem(ProblemCode.Output, new SourceMark(output.NameOf(path), 1, 1), message));
}
