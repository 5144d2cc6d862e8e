using Newtonsoft.Json.Linq;
using SpecCompiler.Reading;

namespace SpecCompiler.Bundling;

/// <summary>One description out of the several files that it stands in.</summary>
/// <param name="Document">The description, with what it refers to in other files among its components.</param>
/// <param name="Files">The other files, as messages name them.</param>
internal sealed record Bundle(JObject Document, IReadOnlyList<string> Files)
{
    /// <summary>Reads a description and every file that it refers to.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="name">How messages name it; the files beside it are named alike.</param>
    public static Bundle Read(string path, string name)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Read(name, other => other == name ? path : Path.Combine(folder, Path.GetRelativePath(FolderOf(name), other)), file => File.Exists(file) ? DocumentReader.ReadText(file) : null);
    }

    /// <summary>The same for files that are read otherwise, by their names.</summary>
    public static Bundle Read(string name, Func<string, string?> read) => Read(name, other => other, read);

    private static Bundle Read(string name, Func<string, string> locate, Func<string, string?> read)
    {
        var files = new FileSet(other => read(locate(other)));
        var root = DocumentReader.Parse(files.Text(name) ?? throw new FileNotFoundException($"There is no file {name}."), name);
        var bundler = new Bundler(root, name, files);
        bundler.Run();
        return new Bundle(root, files.Names);
    }

    private static string FolderOf(string name) => Path.GetDirectoryName(name) is { Length: > 0 } folder ? folder : ".";
}
