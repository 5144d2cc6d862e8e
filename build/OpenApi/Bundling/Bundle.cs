using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Bundling;

/// <summary>One description out of the several files that it stands in.</summary>
/// <param name="Document">The description, with what it refers to in other files among its components.</param>
/// <param name="Files">The other files, as messages name them.</param>
internal sealed record Bundle(JObject Document, IReadOnlyList<string> Files)
{
    /// <summary>Reads a description and every file that it refers to.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="name">How messages name it; the files beside it are named alike.</param>
    /// <param name="allowed">The folders, besides its own, that its references may lead to.</param>
    public static Bundle Read(string path, string name, IReadOnlyList<string>? allowed = null)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var files = new SourceFiles(path, allowed ?? []);
        return Read(name, other => files.Read(other == name ? path : Path.IsPathRooted(other) ? other : Path.Combine(folder, Path.GetRelativePath(FolderOf(name), other)), other));
    }

    /// <summary>The same for files that are read otherwise, by their names.</summary>
    public static Bundle Read(string name, Func<string, string?> read)
    {
        var root = DocumentReader.Parse(read(name) ?? throw new ProblemException(ProblemCode.Input, new SourceMark(name, 1, 1), "There is no such file."), name);
        var files = new FileSet(read);
        new Bundler(root, name, files).Run();
        return new Bundle(root, files.Names);
    }

    private static string FolderOf(string name) => Path.GetDirectoryName(name) is { Length: > 0 } folder ? folder : ".";
}
