using SpecClients.Generation.Working;

namespace SpecCompiler.Versions;

/// <summary>The files of a commit in a temporary folder, as far as projects and descriptions can be made of them; the repository stays as it is.</summary>
internal sealed class GitTree : IDisposable
{
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly WorkFolder _folder;

    private GitTree(WorkFolder folder, string prefix, string label) => (_folder, Root, Label) = (folder, Path.GetFullPath(Path.Combine(folder.Path, "tree", prefix)), label);

    /// <summary>What readers call the commit.</summary>
    public string Label { get; }

    /// <summary>The folder that stands for the one that was asked of.</summary>
    public string Root { get; }

    /// <summary>The commit of a name, or nothing where git does not know it.</summary>
    /// <param name="root">A folder of the repository.</param>
    /// <param name="revision">The commit's name.</param>
    /// <exception cref="IOException">Its files cannot be had.</exception>
    public static GitTree? Take(string root, string revision)
    {
        if (Git.Run(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])?.Trim() is not { Length: > 0 } commit
            || Git.Run(root, ["rev-parse", "--show-toplevel"])?.Trim('\r', '\n') is not { } top || Git.Run(root, ["rev-parse", "--show-prefix"])?.Trim('\r', '\n') is not { } prefix)
            return null;
        var folder = WorkFolder.For(Path.Combine(Path.GetTempPath(), "spec-clients-tree"));
        var tree = new GitTree(folder, prefix, commit.StartsWith(revision, StringComparison.Ordinal) ? commit[..10] : $"{revision} ({commit[..10]})");
        // An index of its own: neither the user's, nor the files, are touched.
        var index = ("GIT_INDEX_FILE", Path.Combine(folder.Path, "index"));
        if (Git.Run(top, ["read-tree", commit], "", index) is null
            || Git.Run(top, ["checkout-index", "--quiet", $"--prefix={Path.Combine(folder.Path, "tree")}/", "-z", "--stdin"], string.Join('\0', Files(top, commit)) + '\0', index) is null)
        {
            tree.Dispose();
            throw new IOException($"git cannot check the files of {tree.Label} out into {Path.GetTempPath()}.");
        }
        Directory.CreateDirectory(tree.Root);
        return tree;
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The names of the commit's files that are neither code nor larger than any description.</summary>
    private static IEnumerable<string> Files(string top, string commit)
    {
        foreach (var entry in (Git.Run(top, ["ls-tree", "-r", "-l", "-z", "--full-tree", commit]) ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split('\t', 2) is [var facts, var name] && facts.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["100644" or "100755", "blob", _, var size]
                && long.Parse(size, System.Globalization.CultureInfo.InvariantCulture) <= MaxBytes && !name.EndsWith(".cs", StringComparison.Ordinal))
                yield return name;
        }
    }
}
