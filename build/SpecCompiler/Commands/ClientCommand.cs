using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Projects;

namespace SpecCompiler.Commands;

/// <summary><c>client</c>: a project with a client of any OpenAPI description.</summary>
internal static class ClientCommand
{
    public static Command Create()
    {
        var spec = new Argument<string>("spec")
        {
            Description = "An OpenAPI 3.0, 3.1 or 3.2 description: a YAML or JSON file. An overlay beside it, SPEC.overlay.yaml, is applied.",
        };
        var name = new Option<string>("--name")
        {
            Description = "The namespace and the stem of the client's name, as in Acme.",
            Required = true,
            HelpName = "Name",
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder of the project: a new one, or one that is there.",
            Required = true,
            HelpName = "dir",
        };
        var generator = new Option<string>("--generator") { Description = "nswag or kiota.", DefaultValueFactory = _ => "nswag" };
        generator.AcceptOnlyFromAmong("nswag", "kiota");
        var timeout = CommonOptions.Timeout();
        // Of no meaning here; scripts give it to every verb.
        var root = new Option<string?>("--root") { Hidden = true };
        var command = new Command("client", """
            Writes a project with a client of any OpenAPI description: references to packages, and an item that names the
            description, which stays where it is. 'dotnet build' compiles it, and makes it anew when the description changes.
            A project that is there gets the item, or has it changed, and keeps what is its own. Offline.
            All of it is written, or nothing.
            Exit 0: written; what the description leaves unclear is a warning. 1: the description cannot be used. 2: usage.
            """) { spec, name, generator, output, timeout, CommonOptions.AllowFiles, root };
        command.Validators.Add(result =>
        {
            if (result.Given(name) is { } word && FileNames.WhyNotClient(word) is { } why)
                result.AddError($"'{word}' cannot name a client: {why}.");
            if (result.Given(output) is { } folder && (folder.Length == 0 || folder.Contains('\0')))
                result.AddError($"--output '{folder}' is no folder's name.");
        });
        command.SetVerb(async (result, told, cancellationToken) =>
        {
            var (file, folder) = (result.GetValue(spec)!, result.GetValue(output)!);
            if (!File.Exists(file))
                throw new UsageException($"There is no file {file}.");
            if (new FileInfo(Path.TrimEndingDirectorySeparator(folder)).LinkTarget is not null)
                throw new UsageException($"{folder} is a link: name the folder that it leads to.");
            if (File.Exists(folder))
                throw new UsageException($"{folder} is a file: name a folder.");
            var limits = new WorkerLimits(TimeSpan.FromSeconds(result.GetValue(timeout)));
            var allowed = result.GetValue(CommonOptions.AllowFiles) ?? [];
            return await MakeAsync(file, folder, result.GetValue(name)!, result.GetValue(generator)!, allowed, limits, result.InvocationConfiguration, cancellationToken);
        });
        return command;
    }

    /// <summary>Has a project ask for a client, and makes it.</summary>
    /// <param name="file">The description.</param>
    /// <param name="folder">The project's folder.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="generator">Who makes it, in lower case.</param>
    /// <param name="allowed">The folders, besides its own, that references of the description may lead to.</param>
    /// <param name="limits">What the generator may take.</param>
    /// <param name="configuration">Where it is told.</param>
    /// <param name="cancellationToken">Ends the work, with nothing written.</param>
    public static async Task<int> MakeAsync(
        string file, string folder, string name, string generator, IReadOnlyList<string> allowed, WorkerLimits limits, InvocationConfiguration configuration, CancellationToken cancellationToken)
    {
        IGenerator writer = generator == "kiota" ? new KiotaGenerator(limits) : new NSwagGenerator(limits);
        var project = ClientProject.In(folder, new ClientRequest(Path.GetFullPath(file), name, writer.Name, [.. allowed.Select(Path.GetFullPath)]), Toolchain.Mine);
        var (told, errors) = (configuration.Output, configuration.Error);
        var changes = new List<string>();
        try
        {
            await project.WriteAsync(writer, changes.Add, warning => errors.WriteLine(At(warning)), new Deadline(limits.Time), cancellationToken);
        }
        catch (ProblemException e)
        {
            throw new ProblemException([.. e.Problems.Select(At)]);
        }
        foreach (var overlay in project.Item.Files.Overlays)
            await told.WriteLineAsync($"{overlay} applied to {file}");
        if (!project.IsNew)
            await told.WriteLineAsync(string.Join(Environment.NewLine, project.Changes.Concat(changes).DefaultIfEmpty("Nothing has changed.")));
        await told.WriteLineAsync(
            $"{Path.Combine(folder, Path.GetFileName(project.File))} {(project.IsNew ? "written" : "asks for it")}. Next: dotnet build {folder}");
        return 0;

        // As it was asked for; what else there is, an editor finds from wherever it looks.
        Problem At(Problem problem)
        {
            var full = Path.GetFullPath(problem.Mark.File, project.Root);
            var shown = full == project.Item.Files.Spec ? file : Path.Exists(full) ? full : problem.Mark.File;
            return problem with { Mark = problem.Mark with { File = shown } };
        }
    }
}
