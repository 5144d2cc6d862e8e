using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using SpecCompiler.Compiling;

namespace SpecCompiler.Fidelity.Clients;

/// <summary>Loads a built library with what it depends on, from its own output and from the packages that it names.</summary>
internal sealed class AssemblyFolder : AssemblyLoadContext
{
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    private AssemblyFolder(string folder, string name)
    {
        var packages = typeof(AssemblyFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Packages").Value!;
        var dependencies = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name + ".deps.json")))!;
        foreach (var (id, library) in dependencies["targets"]!.AsObject().First().Value!.AsObject())
        {
            var path = dependencies["libraries"]![id]!["path"]?.GetValue<string>();
            foreach (var (file, _) in library!["runtime"]?.AsObject() ?? [])
                _files[Path.GetFileNameWithoutExtension(file)] = path is null ? Path.Combine(folder, Path.GetFileName(file)) : Path.Combine(packages, path, file);
        }
    }

    /// <summary>The libraries of both generators, as the build left them.</summary>
    /// <exception cref="FileNotFoundException">One of them is not built.</exception>
    public static IReadOnlyList<Library> Load(Repository repository, string configuration) =>
        [Load(repository, "NSwag", configuration), Load(repository, "Kiota", configuration)];

    /// <summary>One built library with what it depends on.</summary>
    /// <exception cref="FileNotFoundException">It is not built.</exception>
    public static Assembly Load(string file)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"{file} is not built.", file);
        return new AssemblyFolder(Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFileNameWithoutExtension(file)).LoadFromAssemblyPath(Path.GetFullPath(file));
    }

    private static Library Load(Repository repository, string generator, string configuration)
    {
        var name = "AgentSessions." + generator;
        var folder = Path.Combine(repository.Root, "src", name, "bin", configuration, "net10.0");
        var file = Path.Combine(folder, name + ".dll");
        if (!File.Exists(file))
            throw new FileNotFoundException($"{repository.NameOf(file)} is not built.", file);
        return new Library(generator.ToLowerInvariant(), Load(file), Path.ChangeExtension(file, ".xml"));
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && _files.TryGetValue(name, out var file) && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
}
