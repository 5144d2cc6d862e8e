using System.Text.RegularExpressions;
using SpecClients.Generation.Commands;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Projects;

/// <summary>A folder's projects that ask for clients, and the descriptions that they ask them of: nothing else says what there is.</summary>
/// <param name="root">The folder, from which messages name files.</param>
/// <param name="projects">The projects.</param>
internal sealed partial class Workspace(string root, IReadOnlyList<ClientsProject> projects)
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules"];

    public string Root => root;

    public IReadOnlyList<ClientsProject> Projects => projects;

    /// <summary>The descriptions in the order of their names.</summary>
    public IReadOnlyList<RequestedSpec> Specs { get; } =
    [
        .. from project in projects
           from folder in project.Clients
           from item in folder
           group new RequestedClient(project, folder.Key, item) by (item.Id, item.Files.Spec) into same
           orderby same.Key.Id, same.Key.Spec
           select new RequestedSpec(same.Key.Id, same.First().Item.Files with { Root = root }, [.. same]),
    ];

    /// <summary>The folder that a new description goes to: that of the others, or <c>specs/</c>.</summary>
    public string SpecsFolder => Specs.Select(spec => Path.GetDirectoryName(spec.Files.Spec)!).Distinct().ToList() is [var only] ? only : Path.Combine(root, "specs");

    /// <summary>Reads the projects of a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="project">The one project that is meant, from that folder. Default: all that may have an item <c>SpecClient</c>.</param>
    /// <param name="configuration">The build that they are read for.</param>
    public static Workspace Read(string root, string? project, string configuration)
    {
        var found = project is null ? Find(root) : [ProjectPath.Find(Path.Combine(root, project))];
        var read = found.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Clamp(Environment.ProcessorCount, 1, 8)).Select(file => ClientsProject.Read(file, configuration)).ToList();
        return new Workspace(root, [.. read.Where(one => one.Clients.Count > 0)]);
    }

    /// <summary>The descriptions that a command line means: the one of that name or file, or all.</summary>
    /// <exception cref="UsageException">There is none, or there are several of the name.</exception>
    public IReadOnlyList<RequestedSpec> Named(string? name)
    {
        if (Specs.Count == 0)
            throw new UsageException($"No project below {root} has an item SpecClient, which asks for a client: add one, or name another folder with --root.");
        if (name is null)
            return Specs;
        var meant = Specs.Where(spec => spec.Id == name || spec.Files.Spec == Path.GetFullPath(name)).ToList();
        return meant.Count switch
        {
            1 => meant,
            0 => throw new UsageException($"There is no description '{name}' in {root}: {string.Join(", ", Specs.Select(spec => spec.Id))}."),
            _ => throw new UsageException($"'{name}' may be {string.Join(" or ", meant.Select(spec => spec.Files.SpecName))}: name the file."),
        };
    }

    public string NameOf(string path) => FileNames.From(root, path);

    /// <summary>The projects below a folder.</summary>
    public static IEnumerable<string> ProjectsBelow(string root) =>
        Below(new DirectoryInfo(root)).Where(file => file.Extension == ".csproj").Select(file => file.FullName).Order(StringComparer.Ordinal);

    /// <summary>The projects whose text has the item, or all where what they import may have it.</summary>
    private static IReadOnlyList<string> Find(string root)
    {
        var files = Below(new DirectoryInfo(root)).ToList();
        var isImported = files.Any(file => file.Extension is ".props" or ".targets" && HasItem(file));
        return [.. files.Where(file => file.Extension == ".csproj" && (isImported || HasItem(file))).Select(file => file.FullName).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => file.Extension is ".csproj" or ".props" or ".targets" && file.LinkTarget is null))
            yield return file;
        foreach (var inner in folder.EnumerateDirectories().Where(inner => inner.LinkTarget is null && inner.Name[0] != '.' && !Skipped.Contains(inner.Name)))
        {
            foreach (var file in Below(inner))
                yield return file;
        }
    }

    private static bool HasItem(FileInfo file) => Item().IsMatch(SourceFile.ReadText(file.FullName, file.FullName));

    [GeneratedRegex(@"<SpecClient[\s/>]")]
    private static partial Regex Item();
}
