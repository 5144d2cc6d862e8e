using System.CommandLine;
using System.Text;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Commands;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Paging;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Suggesting;

namespace SpecCompiler.Commands;

/// <summary><c>overlay</c>: applies overlays to a description, checks them, and suggests one.</summary>
internal static class OverlayCommand
{
    public static Command Create() => new("overlay", "OpenAPI overlays: corrections and names beside a description, each with its reason.") { Apply(), Check(), Suggest() };

    private static Command Apply()
    {
        var (spec, overlays, output) = (Spec(), Overlays(), Output("Where the corrected description goes, as JSON."));
        var command = new Command("apply", """
            Writes the description with its overlays applied: what clients are made of, before any rule of ours.
            Exit 0: written. 1: an action does nothing, or cannot be read. 2: usage.
            """) { spec, overlays, output, CommonOptions.AllowFiles };
        command.SetVerb(async (result, told, cancellationToken) =>
        {
            var files = Files(result, spec, overlays);
            var document = files.Read().Document;
            if (Problems(files, document) is { Count: > 0 } problems)
                throw new ProblemException(problems);
            return await WriteAsync(result.GetValue(output), EffectiveDocument.Write(document), told, cancellationToken);
        });
        return command;
    }

    private static Command Check()
    {
        var (spec, overlays) = (Spec(), Overlays());
        var command = new Command("check", """
            Says which actions of the overlays do nothing any more, each at its line, and whether what they add can be meant.
            Exit 0: each does something. 1: one does not. 2: usage.
            """) { spec, overlays, CommonOptions.AllowFiles };
        command.SetVerb(async (result, told, _) =>
        {
            var files = Files(result, spec, overlays);
            if (files.Overlays.Count == 0)
                throw new UsageException($"There is no overlay beside {files.SpecName}: name one.");
            var document = files.Read().Document;
            List<Problem> problems = [.. Problems(files, document), .. PagingPlan.ProblemsIn(document)];
            if (problems.Count > 0)
                throw new ProblemException(problems);
            await told.WriteLineAsync($"{files.ReadOverlays().Sum(overlay => overlay.Actions.Count)} actions: each does something to {files.SpecName}.");
            return 0;
        });
        return command;
    }

    private static Command Suggest()
    {
        var (spec, overlays, output) = (Spec(), Overlays(), Output("Where the overlay goes: a new file."));
        var command = new Command("suggest", """
            Writes an overlay for a person to read and accept: names for objects and enums that have none, and x-paging for
            what looks like a paged list, each with what speaks for it as its reason. Nothing of it counts before it stands
            beside the description. The overlays that are there already are applied first.
            Exit 0: there are suggestions. 1: there are none, or the description cannot be used. 2: usage.
            """) { spec, overlays, output, CommonOptions.AllowFiles };
        command.SetVerb(async (result, told, cancellationToken) =>
        {
            var files = Files(result, spec, overlays);
            var compiled = EffectiveDocument.Compile(files, new ClientSettings { RemediesDefects = true });
            var document = files.Read().Document;
            foreach (var overlay in files.ReadOverlays())
                overlay.Apply(document);
            List<SuggestedAction> actions = [.. SuggestedPaging.In(document).Where(action => IsSound(action, document)), .. SuggestedNames.In(document, compiled)];
            if (actions.Count == 0)
            {
                await told.WriteLineAsync($"# {files.SpecName}: nothing to suggest: what is a list turns as it is said, and what has no name has none to give.");
                return 1;
            }
            return await WriteAsync(result.GetValue(output), SuggestedAction.Overlay($"Suggestions for {files.Id}", actions), told, cancellationToken);
        });
        return command;
    }

    /// <summary>Whether a suggestion holds when it is applied, as the build would see it.</summary>
    private static bool IsSound(SuggestedAction action, JObject document)
    {
        var copy = document.Copy();
        var overlay = Overlay.Parse(DocumentReader.Parse(SuggestedAction.Overlay("One", [action]), "suggestion"));
        return overlay.Problems(copy).Count == 0 && PagingPlan.ProblemsIn(copy).Count == PagingPlan.ProblemsIn(document).Count;
    }

    private static List<Problem> Problems(SpecFiles files, JObject document) => [.. files.ReadOverlays().SelectMany(overlay => overlay.Problems(document))];

    private static SpecFiles Files(ParseResult result, Argument<string> spec, Argument<string[]> overlays)
    {
        var file = Path.GetFullPath(result.GetValue(spec)!);
        var given = result.GetValue(overlays)!.Select(Path.GetFullPath).ToList();
        foreach (var named in given.Prepend(file).Where(named => !File.Exists(named)))
            throw new UsageException($"There is no file {named}.");
        var files = given.Count > 0 ? new SpecFiles(Environment.CurrentDirectory, file, given) : SpecFiles.Beside(Environment.CurrentDirectory, file);
        return files with { AllowedFolders = result.GetValue(CommonOptions.AllowFiles) ?? [], NeedsReasons = false };
    }

    private static async Task<int> WriteAsync(string? file, string text, TextWriter told, CancellationToken cancellationToken)
    {
        if (file is null)
            await told.WriteAsync(text);
        else if (Path.Exists(file))
            throw new UsageException($"{file} is there already: name a new file.");
        else
        {
            await Task.Run(() => WholeFiles.Write((Path.GetFullPath(file), Encoding.UTF8.GetBytes(text))), cancellationToken);
            await told.WriteLineAsync($"{file} written");
        }
        return 0;
    }

    private static Argument<string> Spec() => new("spec") { Description = "An OpenAPI 3.0, 3.1 or 3.2 description: a YAML or JSON file." };

    private static Argument<string[]> Overlays() => new("overlays") { Description = "The overlays, in their order. Default: those beside the description, as acme.overlay.yaml is beside acme.yaml.", Arity = ArgumentArity.ZeroOrMore };

    private static Option<string?> Output(string description) => new("--output", "-o") { Description = $"{description} Default: standard output.", HelpName = "file" };
}
