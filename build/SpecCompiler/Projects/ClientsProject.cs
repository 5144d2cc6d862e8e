using SpecClients.Generation.Items;
using SpecClients.OpenApi.Files;

namespace SpecCompiler.Projects;

/// <summary>A project that asks for clients.</summary>
/// <param name="File">Its file.</param>
/// <param name="Assembly">What it is built to.</param>
/// <param name="Source">The code that is its own.</param>
/// <param name="Clients">The clients that it asks for, by the folder that they go to.</param>
internal sealed record ClientsProject(string File, string Assembly, IReadOnlyList<string> Source, IReadOnlyList<IGrouping<OutputFolder, ClientItem>> Clients)
{
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>How it asks.</summary>
    public required ItemsFile Items { get; init; }

    /// <summary>A folder of its own for what is not finished.</summary>
    public required string OwnFolder { get; init; }

    /// <summary>Reads a project.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="configuration">The build that it is read for.</param>
    public static ClientsProject Read(string file, string configuration)
    {
        var project = EvaluatedProject.Read(file, configuration);
        var folder = Path.GetDirectoryName(file)!;
        var own = Path.GetFullPath(Path.Combine(folder, project.Properties["BaseIntermediateOutputPath"].Replace('\\', '/'), "SpecClients"));
        var items = new ItemsFile(file, Path.Combine(own, "generated"), project.Properties["RootNamespace"]);
        return new ClientsProject(
            file,
            project.Properties["TargetPath"],
            [.. project.Items["Compile"].Select(item => item["FullPath"])],
            items.Read(project.Items["SpecClient"].Select(item => new Dictionary<string, string>(item, StringComparer.OrdinalIgnoreCase) { [ItemsFile.Spec] = item["FullPath"] })))
        {
            Items = items,
            OwnFolder = own,
        };
    }
}

/// <summary>A client that a project asks for.</summary>
internal sealed record RequestedClient(ClientsProject Project, OutputFolder Output, ClientItem Item);

/// <summary>A description that clients are asked of.</summary>
/// <param name="Id">What it is called on a command line, as in <c>pipecat-cloud</c>.</param>
/// <param name="Files">Its files, as messages name them from the workspace's root.</param>
/// <param name="Clients">The clients.</param>
internal sealed record RequestedSpec(string Id, SpecFiles Files, IReadOnlyList<RequestedClient> Clients);
