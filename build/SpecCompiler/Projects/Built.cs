using System.Reflection;
using SpecClients.Conformance.Clients;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Items;
using SpecClients.Generation.PublicApi;
using SpecClients.OpenApi.Files;

namespace SpecCompiler.Projects;

/// <summary>What a project was built to.</summary>
internal static class Built
{
    /// <summary>Nothing, or a line that says what is not as it was when the project was built.</summary>
    /// <param name="project">The project.</param>
    /// <param name="root">The folder from which the line names files.</param>
    public static string? Difference(ClientsProject project, string root) => CompiledSource.Difference(
        root,
        project.Assembly,
        project.Source.Concat(project.Clients.SelectMany(clients => clients.SelectMany(item => CodeOf(item, clients.Key)))),
        [project.Folder, .. project.Clients.Select(clients => clients.Key.Folder)]);

    /// <summary>Its assembly.</summary>
    /// <exception cref="FileNotFoundException">It is not built.</exception>
    public static Assembly Load(ClientsProject project) =>
        AssemblyFolder.Load(project.Assembly, Path.Combine(project.OwnFolder, "runtime.txt") is var list && File.Exists(list) ? File.ReadAllLines(list) : []);

    /// <summary>Its clients, and what is said of them: as the build wrote it, or else as it stands in their code.</summary>
    public static Library Library(ClientsProject project)
    {
        var written = Documentation.In(Path.ChangeExtension(project.Assembly, ".xml"));
        return new(Load(project), written.Exists ? written : new(SourceDocumentation.Of(project.Clients.SelectMany(clients => clients.SelectMany(item => CodeOf(item, clients.Key))))));
    }

    /// <summary>Its clients with the names that the lock records.</summary>
    public static IReadOnlyList<(ClientItem Item, string Name)> Named(ClientsProject project) => ListingsCommand.Named(project.Clients);

    private static IEnumerable<string> CodeOf(ClientItem item, OutputFolder output) =>
        item.In(GenerationLock.Read(output.LockFile), output) is { } record
            ? record.Made.Files.Keys.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(file => Path.Combine(output.Of(record.Name), item.Generator, file))
            : [];
}
