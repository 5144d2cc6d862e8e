using SpecClients.Generation.PublicApi;

namespace SpecCompiler.Projects;

/// <summary>A library with a file <c>PublicApi.txt</c> beside its project: what it offers is listed there, its clients aside.</summary>
/// <param name="Project">The project, with whatever clients it asks for.</param>
internal sealed record ListedLibrary(ClientsProject Project)
{
    public const string FileName = "PublicApi.txt";

    private string File => Path.Combine(Project.Folder, FileName);

    /// <summary>The libraries of a workspace.</summary>
    public static IReadOnlyList<ListedLibrary> Find(Workspace workspace, string configuration) =>
    [
        .. Workspace.ProjectsBelow(workspace.Root).Where(file => Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, FileName)))
            .AsParallel().AsOrdered().Select(file => new ListedLibrary(ClientsProject.Read(file, configuration))),
    ];

    /// <inheritdoc cref="Built.Difference"/>
    public string? Difference(string root) => Built.Difference(Project, root);

    /// <summary>What it offers; nothing where that is nothing but clients.</summary>
    public Listing? Listing() => SpecClients.Generation.PublicApi.Listing.OfRest(Built.Load(Project), Built.Named(Project), File);
}
