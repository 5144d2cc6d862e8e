using SpecClients.Generation.Commands;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Items;
using SpecClients.Generation.Tree;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecCompiler.Projects;

/// <summary>A project in which a client is asked for: a new one, or one that is there and keeps what is its own.</summary>
internal sealed class ClientProject
{
    private readonly string _folder;
    private readonly ProjectFile _project;
    private readonly ProjectPackages _packages;
    private readonly ProjectClient _client;

    private ClientProject(string folder, ProjectFile project, ClientRequest request, Toolchain toolchain)
    {
        (_folder, _project) = (folder, project);
        _packages = new ProjectPackages(project, file => file);
        toolchain.AddTo(project, _packages, request.Generator);
        _client = new ProjectClient(project, request);
    }

    public string File => _project.Path;

    /// <summary>The client, as the project asks for it.</summary>
    public ClientItem Item => _client.Item;

    /// <summary>The folder from which problems name files.</summary>
    public string Root => _client.Output.Root;

    /// <summary>What its files are to say otherwise than they do; of a project that is new, nothing.</summary>
    public IReadOnlyList<string> Changes => IsNew ? [] : [.. _packages.Files.SelectMany(file => file.Changes)];

    public bool IsNew { get; private init; }

    /// <summary>The project in a folder, with a client in it; nothing is written yet.</summary>
    /// <exception cref="UsageException">It cannot be told which project is meant.</exception>
    public static ClientProject In(string folder, ClientRequest request, Toolchain toolchain)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var file = FileIn(full, request.Name);
        var isNew = !Path.Exists(file) && new FileInfo(file).LinkTarget is null;
        var project = isNew ? ProjectFile.New(file, file, NewText(request.Name)) : ProjectFile.Read(file, file);
        return new ClientProject(full, project, request, toolchain) { IsNew = isNew };
    }

    /// <summary>Makes the client, guarded and compared with its neutral twin, and then writes it with the project: all of it, or nothing.</summary>
    public async Task WriteAsync(IGenerator generator, Action<string> report, Action<Problem> warn, Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            if (Directory.Exists(_folder) && Directory.EnumerateFileSystemEntries(_folder).Any())
                await WriteIntoAsync(generator, report, warn, deadline, cancellationToken);
            else
                await WriteFolderAsync(generator, report, warn, deadline, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(ProblemCode.Output, new SourceMark(_folder, 1, 1), e.Message);
        }
    }

    private async Task WriteIntoAsync(IGenerator generator, Action<string> report, Action<Problem> warn, Deadline deadline, CancellationToken cancellationToken)
    {
        using var work = WorkFolder.For(_project.Path);
        await GenerateAsync(_client.Output, generator, work.Path, line => { if (!IsOfOverlay(line)) report(line); }, warn, deadline, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        WholeFiles.Write([.. _packages.Files.Select(file => file.Write()).OfType<(string, byte[])>()]);
    }

    private async Task WriteFolderAsync(IGenerator generator, Action<string> report, Action<Problem> warn, Deadline deadline,
        CancellationToken cancellationToken)
    {
        var parent = Path.GetDirectoryName(_folder)!;
        // Beside the target, so that the finished folder can be moved; a parent that was not there goes again too.
        var nearest = parent;
        while (!Directory.Exists(nearest))
            nearest = Path.GetDirectoryName(nearest)!;
        using var work = WorkFolder.For(Path.Combine(nearest, Path.GetFileName(_folder)));
        var finished = Directory.CreateDirectory(Path.Combine(work.Path, "project")).FullName;
        var output = _client.Output with { Folder = Path.Combine(finished, Path.GetRelativePath(_folder, _client.Output.Folder)) };
        await GenerateAsync(output, generator, work.Path, _ => { }, warn, deadline, cancellationToken);
        WholeFiles.Write((Path.Combine(finished, Path.GetFileName(_project.Path)), _project.Write()!.Value.Bytes));
        cancellationToken.ThrowIfCancellationRequested();
        Directory.CreateDirectory(parent);
        if (Directory.Exists(_folder))
            Directory.Delete(_folder);
        Directory.Move(finished, _folder);
    }

    private Task GenerateAsync(
        OutputFolder output, IGenerator generator, string work, Action<string> report, Action<Problem> warn, Deadline deadline,
        CancellationToken cancellationToken)
    {
        var tree = new GeneratedTree(output, [_client.Item], [new GuardedGenerator(generator)], work, _client.Item.Project)
        {
            MayRemove = (name, by) => _client.Was == (name, by),
        };
        return tree.UpdateAsync(report, warn, deadline, cancellationToken);
    }

    private bool IsOfOverlay(string line) => Item.Files.Overlays.Any(overlay => line == $"{Item.Files.NameOf(overlay)} applied to {Item.Files.SpecName}");

    private static string FileIn(string folder, string name)
    {
        var own = Path.Combine(folder, name + ".csproj");
        if (!Directory.Exists(folder) || Path.Exists(own))
            return own;
        return ProjectPath.In(folder) switch
        {
            [] => own,
            [var only] => only,
            var several => throw ProjectPath.Several(folder, several),
        };
    }

    // An outer repository's own settings are none of this project's: what it needs is all here.
    private static string NewText(string name) => LineEnds.Normalised($"""
        <Project>
          <PropertyGroup>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
          </PropertyGroup>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RootNamespace>{name}</RootNamespace>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
        </Project>

        """);
}
