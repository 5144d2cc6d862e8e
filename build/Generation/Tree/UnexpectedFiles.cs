using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Tree;

/// <summary>Finds unexpected files below <c>generated/</c>: the lock does not record them, so no build deletes or replaces them.</summary>
internal sealed class UnexpectedFiles(Repository repository, GenerationLock recorded)
{
    private readonly List<Problem> _found = [];

    /// <summary>What stands in the way, each at its path.</summary>
    /// <param name="repository">Whose <c>generated/</c> it is.</param>
    /// <param name="recorded">What the lock records.</param>
    /// <param name="wanted">The names of the clients that there are to be.</param>
    public static IReadOnlyList<Problem> Find(Repository repository, GenerationLock recorded, IEnumerable<string> wanted)
    {
        var files = new UnexpectedFiles(repository, recorded);
        files.See(repository.Generated, wanted.ToHashSet(StringComparer.Ordinal));
        return files._found;
    }

    private void See(string generated, HashSet<string> wanted)
    {
        if (IsLink(generated))
            return;
        foreach (var (path, name, isFolder) in Entries(generated))
        {
            var records = recorded.Vendors.Values.Where(record => record.Folder == name).ToList();
            if (isFolder && (records.Count > 0 || wanted.Contains(name)))
                SeeVendor(path, records);
            else if (isFolder || path != repository.LockFile && path != repository.FidelityFile && !name.StartsWith('.'))
                Tell(path);
        }
    }

    private void SeeVendor(string folder, List<VendorLock> records)
    {
        foreach (var (path, name, isFolder) in Entries(folder))
        {
            if (isFolder)
                SeeAll(path, path, records.SelectMany(record => record.Generators.GetValueOrDefault(name)?.Files.Keys ?? Enumerable.Empty<string>()).ToHashSet(StringComparer.Ordinal));
            else if (!records.Any(record => record.Files.ContainsKey(name)))
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
            else if (!expected.Contains(Path.GetRelativePath(root, path).Replace('\\', '/')))
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
        Add(path, $"This stands in the way: {repository.NameOf(repository.LockFile)} does not record it, so no build deletes it. Move it elsewhere, or delete it, and build again.");

    private void Add(string path, string message) => _found.Add(new Problem(ProblemCode.Output, new SourceMark(repository.NameOf(path), 1, 1), message));
}
