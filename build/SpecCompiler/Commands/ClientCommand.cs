using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.Generation.Standalone;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Bundling;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Commands;

/// <summary><c>client</c>: a project of its own for any OpenAPI description.</summary>
internal static class ClientCommand
{
    public static Command Create()
    {
        var spec = new Argument<string>("spec") { Description = "An OpenAPI 3.0, 3.1 or 3.2 description: a YAML or JSON file. An overlay beside it, SPEC.overlay.yaml, is applied." };
        var name = new Option<string>("--name") { Description = "The namespace and the stem of the client's name, as in Acme.", Required = true, HelpName = "Name" };
        var output = new Option<string>("--output", "-o") { Description = "The folder to write the project into: a new or an empty one.", Required = true, HelpName = "dir" };
        var generator = new Option<string>("--generator") { Description = "nswag or kiota.", DefaultValueFactory = _ => "nswag" };
        generator.AcceptOnlyFromAmong("nswag", "kiota");
        var timeout = CommonOptions.Timeout();
        var command = new Command("client", """
            Writes a project of its own for any OpenAPI description: the generated client, the source of its runtime and a
            project file, which 'dotnet build' compiles without this repository. Offline, and the repository is only read.
            All of the project is written, or nothing.
            Exit 0: written; what the description leaves unclear is a warning. 1: the description cannot be used. 2: usage.
            """) { spec, name, generator, output, timeout, CommonOptions.AllowFiles };
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
                throw new UsageException($"{folder} is a link: name a new or an empty folder.");
            if (File.Exists(folder) || Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                throw new UsageException($"{folder} is there already: name a new or an empty folder.");
            var limits = new WorkerLimits(TimeSpan.FromSeconds(result.GetValue(timeout)));
            IGenerator writer = result.GetValue(generator) == "kiota" ? new KiotaGenerator(limits) : new NSwagGenerator(limits);
            var errors = result.InvocationConfiguration.Error;
            var allowed = result.GetValue(CommonOptions.AllowFiles) ?? [];
            var document = await new Deadline(limits.Time).RunAsync(
                new SourceMark(file, 1, 1), _ => Task.FromResult(Read(file, result.GetValue(name)!, allowed)), cancellationToken);
            foreach (var problem in document.Warnings)
                await errors.WriteLineAsync(problem.ToString());
            foreach (var overlay in document.OverlayFiles)
                await told.WriteLineAsync($"{overlay} applied to {document.File}");
            foreach (var problem in await new ClientProject(document, writer).WriteAsync(folder, cancellationToken))
                await errors.WriteLineAsync(problem.ToString());
            await told.WriteLineAsync($"{Path.Combine(folder, document.Name + ".csproj")} written. Next: dotnet build {folder}");
            return 0;
        });
        return command;
    }

    private static EffectiveDocument Read(string file, string name, IReadOnlyList<string> allowed)
    {
        var overlay = Path.ChangeExtension(file, ".overlay.yaml");
        return EffectiveDocument.Standalone(name, Bundle.Read(file, file, allowed).Document, Path.Exists(overlay) ? Overlay.Read(overlay, overlay) : null);
    }
}
