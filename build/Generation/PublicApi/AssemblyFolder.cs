using System.Reflection;
using System.Runtime.Loader;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.PublicApi;

/// <summary>Loads a built library with what it depends on, which the build puts beside it.</summary>
internal sealed class AssemblyFolder : AssemblyLoadContext
{
    private readonly string _folder;

    private AssemblyFolder(string folder) => _folder = folder;

    /// <summary>Where the build puts a package's assembly.</summary>
    public static string FileOf(Repository repository, string package, string configuration) =>
        Path.Combine(repository.Root, "src", package, "bin", configuration, "net10.0", package + ".dll");

    /// <summary>A package of this repository.</summary>
    /// <exception cref="FileNotFoundException">It is not built.</exception>
    public static Assembly Load(Repository repository, string package, string configuration)
    {
        var file = FileOf(repository, package, configuration);
        return File.Exists(file) ? Load(file) : throw new FileNotFoundException($"{repository.NameOf(file)} is not built.", file);
    }

    /// <summary>Any library, as one that <c>client</c> wrote.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static Assembly Load(string file)
    {
        var path = Path.GetFullPath(file);
        return File.Exists(path) ? new AssemblyFolder(Path.GetDirectoryName(path)!).LoadFromAssemblyPath(path) : throw new FileNotFoundException($"{file} is not built.", file);
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Path.Combine(_folder, assemblyName.Name + ".dll") is var file && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
}
