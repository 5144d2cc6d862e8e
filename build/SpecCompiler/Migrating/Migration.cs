using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Projects;

namespace SpecCompiler.Migrating;

/// <summary>Other tools' clients as items of projects: what there is to be said of each, and then the files, all at once.</summary>
/// <param name="project">The project that gets the items of settings that stand beside none; null for the nearest one upwards.</param>
/// <param name="toolchain">What the clients are made with.</param>
internal sealed class Migration(string? project, Toolchain toolchain)
{
    private static readonly string[] OthersPackages =
    [
        "NSwag.ApiDescription.Client", "Microsoft.Extensions.ApiDescription.Client", "NSwag.MSBuild", "NSwag.ConsoleCore",
        "Refitter.SourceGenerator", "Refitter.MSBuild", "Refit", "Refit.HttpClientFactory", "Microsoft.Kiota.Bundle",
    ];

    private readonly Dictionary<string, (ProjectFile File, ProjectPackages Packages)> _projects = new(StringComparer.Ordinal);
    private readonly List<string> _told = [];

    /// <summary>What is to be said.</summary>
    public IReadOnlyList<string> Told => _told;

    /// <summary>How many clients there are.</summary>
    public int Count { get; private set; }

    /// <summary>Takes what a file asks for: a project, or a tool's settings.</summary>
    /// <exception cref="ProblemException">It cannot be read, or the description is not at hand.</exception>
    public void Take(string file)
    {
        if (Path.GetExtension(file).EndsWith("proj", StringComparison.OrdinalIgnoreCase))
        {
            var own = ProjectAt(file);
            foreach (var client in OpenApiReferences.Read(own.File))
                Add(client, own);
            while (own.File.Items(OpenApiReferences.Kind).FirstOrDefault() is { } item)
                own.File.Remove(item);
            return;
        }
        foreach (var client in Clients(file))
            Add(client, ProjectAt(project ?? ProjectPath.Above(file)));
    }

    /// <summary>Whether a file is one that is taken.</summary>
    public static bool IsSettings(string file) => Path.GetFileName(file) is var name
        && (name is "nswag.json" or "kiota-lock.json" || name == "workspace.json" && Path.GetFileName(Path.GetDirectoryName(file)) == ".kiota"
            || Path.GetExtension(name) is ".nswag" or ".refitter");

    /// <summary>Writes the projects: all of them, or none.</summary>
    public void Write() => WholeFiles.Write([.. Files.Select(file => file.Write()).OfType<(string, byte[])>()]);

    /// <summary>What the projects' files say otherwise than they do.</summary>
    public IEnumerable<string> Changes => Files.SelectMany(file => file.Changes);

    private IEnumerable<ProjectFile> Files => _projects.Values.SelectMany(one => one.Packages.Files).DistinctBy(file => file.Path);

    private static IReadOnlyList<OldClient> Clients(string file) => Path.GetFileName(file) switch
    {
        "kiota-lock.json" => KiotaSettings.ReadLock(file, Shown(file)),
        "workspace.json" => KiotaSettings.ReadWorkspace(file, Shown(file)),
        var name when name.EndsWith(".refitter", StringComparison.OrdinalIgnoreCase) => [RefitterSettings.Read(file, Shown(file))],
        _ => [NSwagSettings.Read(file, Shown(file))],
    };

    private (ProjectFile File, ProjectPackages Packages) ProjectAt(string file)
    {
        if (!_projects.TryGetValue(file, out var known))
        {
            var read = ProjectFile.Read(file, Shown(file));
            _projects[file] = known = (read, new ProjectPackages(read, Shown));
        }
        return known;
    }

    private void Add(OldClient client, (ProjectFile File, ProjectPackages Packages) own)
    {
        if (client.Spec is not { } spec)
            throw new ProblemException(ProblemCode.Project, client.Mark,
                $"{client.Tool} names no file here with its description: {string.Join("; ", client.Missing.DefaultIfEmpty("name one, and run this again"))}.");
        if (SpecAddress.IsAddress(spec))
            throw new ProblemException(ProblemCode.Project, client.Mark,
                $"The description is at an address, {spec}, and a build reads files: download it, name the file here, and run this again.");
        if (!File.Exists(spec))
            throw new ProblemException(ProblemCode.Input, client.Mark, $"There is no file {Shown(spec)}, which is the description here.");
        Count++;
        client.TakeFileName();
        client.Changes.AddRange(CallersChanges.Of(client));
        List<(string Name, string Value)> item =
        [
            ("Include", MSBuildText.Escape(FileNames.From(own.File.Folder, spec))), ("Generator", client.Generator),
            .. client.Metadata.Select(one => (one.Name, MSBuildText.EscapeMetadata(one.Value))), ("ClientName", client.Name!),
        ];
        if (own.File.Items("SpecClient").Any(there =>
            there.Value("ClientName") == client.Name && client.Generator.Equals(there.Value("Generator"), StringComparison.OrdinalIgnoreCase)))
            _told.Add($"{client.Mark}: {client.Tool}: {Shown(own.File.Path)} has an item for {client.Name} already");
        else
        {
            toolchain.AddTo(own.File, own.Packages, client.Generator);
            own.File.AddItem("SpecClient", item, "PackageReference");
        }
        foreach (var package in OthersPackages.SelectMany(name => own.File.Items("PackageReference", name)))
            client.Left.Add($"{package.Mark}: the package {package.Value("Include")}, unless something else here needs it");
        Tell(client, item, Shown(own.File.Path));
    }

    private void Tell(OldClient client, IReadOnlyList<(string Name, string Value)> item, string project)
    {
        _told.Add($"{client.Mark}: {client.Tool}'s client, in {project}:");
        _told.Add($"  {ProjectFile.Element("SpecClient", item)}");
        (string, List<string>)[] parts =
            [("maps", client.Maps), ("changes for callers", client.Changes), ("has no counterpart", client.Missing), ("no longer needed", client.Left)];
        foreach (var (title, lines) in parts)
        {
            if (lines.Count > 0)
                _told.AddRange([$"  {title}:", .. lines.Distinct().Select(line => $"    {line}")]);
        }
    }

    /// <summary>A file as it is told: from where the program was started, if it is below.</summary>
    private static string Shown(string file) =>
        FileNames.From(Environment.CurrentDirectory, file) is var name && !name.StartsWith("..", StringComparison.Ordinal) ? name : file;
}
