using System.Reflection;
using System.Runtime.Loader;

namespace SpecClients.Generation.PublicApi;

/// <summary>Loads a built library with what it depends on: that stands beside it, or is listed by the build.</summary>
internal sealed class AssemblyFolder : AssemblyLoadContext
{
    private readonly Dictionary<string, string> _files;

    private AssemblyFolder(string folder, IEnumerable<string> others) =>
        _files = Directory.EnumerateFiles(folder, "*.dll").Concat(others.Where(File.Exists)).DistinctBy(Path.GetFileNameWithoutExtension).ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads any library.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="others">The files of what it depends on, where they do not stand beside it.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static Assembly Load(string file, params IEnumerable<string> others)
    {
        var path = Path.GetFullPath(file);
        return File.Exists(path) ? new AssemblyFolder(Path.GetDirectoryName(path)!, others).LoadFromAssemblyPath(path) : throw new FileNotFoundException($"{file} is not built.", file);
    }

    protected override Assembly? Load(AssemblyName assemblyName) => _files.TryGetValue(assemblyName.Name!, out var file) ? LoadFromAssemblyPath(file) : null;
}
