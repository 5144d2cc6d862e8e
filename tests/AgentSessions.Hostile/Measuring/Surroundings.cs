using System.Security.Cryptography;

namespace AgentSessions.Hostile.Measuring;

/// <summary>What stands around an output folder, as it was: nothing of it is to change.</summary>
internal sealed class Surroundings
{
    private readonly string _root;
    private readonly IReadOnlyCollection<string> _except;
    private readonly Dictionary<string, string> _before;

    /// <param name="root">The folder to keep an eye on.</param>
    /// <param name="except">Folders below it that may change.</param>
    public Surroundings(string root, IReadOnlyCollection<string> except)
    {
        (_root, _except) = (root, except);
        _before = Now();
    }

    /// <summary>What has been added, removed or changed since.</summary>
    public IReadOnlyList<string> Changes()
    {
        var now = Now();
        return now.Keys.Union(_before.Keys).Where(name => now.GetValueOrDefault(name) != _before.GetValueOrDefault(name)).Order(StringComparer.Ordinal)
            .Select(name => $"{name} {(!now.ContainsKey(name) ? "is gone" : _before.ContainsKey(name) ? "has changed" : "is new")}").ToList();
    }

    private Dictionary<string, string> Now() => Below(_root).ToDictionary(entry => Path.GetRelativePath(_root, entry), Stamp);

    private IEnumerable<string> Below(string folder) => Directory.EnumerateFileSystemEntries(folder).Where(entry => !_except.Contains(entry))
        .SelectMany(entry => Directory.Exists(entry) && new DirectoryInfo(entry).LinkTarget is null ? Below(entry).Prepend(entry) : [entry]);

    // A pipe or a device has nothing to read, and a link is what it says.
    private static string Stamp(string entry)
    {
        var file = new FileInfo(entry);
        if (file.LinkTarget is { } target)
            return "-> " + target;
        if (file.Attributes.HasFlag(FileAttributes.Directory))
            return "folder";
        return file.Length > 0 ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(entry))) : "empty";
    }
}
