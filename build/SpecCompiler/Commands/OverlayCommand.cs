using System.CommandLine;
using System.Text;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Commands;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.JsonPaths;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Paging;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Suggesting;

namespace SpecCompiler.Commands;

/// <summary><c>overlay</c>: applies overlays to a description, checks them, suggests one, and says what a JSONPath selects.</summary>
internal static class OverlayCommand
{
    public static Command Create() => new("overlay", "OpenAPI overlays: corrections and names beside a description, each with its reason.") { Apply(), Check(), Suggest(), Query() };

    private static Command Apply()
    {
        var (spec, overlays, output) = (Spec(), Overlays(), Output("Where the corrected description goes, as JSON."));
        var command = new Command("apply", """
            Writes the description with its overlays applied: what clients are made of, before any rule of ours.
            An action that does nothing is a warning here: 'check' is for that.
            Exit 0: written. 1: an overlay cannot be read or applied. 2: usage.
            """) { spec, overlays, output, CommonOptions.AllowFiles };
        command.SetVerb(async (result, told, cancellationToken) =>
        {
            var files = Files(result, spec, overlays);
            var document = files.Read().Document;
            await WarnAsync(result, files.ReadOverlays().SelectMany(overlay => overlay.Apply(document)));
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
            List<Problem> problems = [.. files.ReadOverlays().SelectMany(overlay => overlay.Problems(document)), .. PagingPlan.ProblemsIn(document)];
            if (problems.Any(problem => !problem.IsWarning))
                throw new ProblemException(problems);
            await WarnAsync(result, problems);
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

    private static Command Query()
    {
        var spec = Spec();
        var path = new Argument<string>("jsonpath") { Description = "A JSONPath of RFC 9535, as the target of an action is." };
        var format = new Option<string>("--format") { Description = "paths: the normalized path of each node, one a line. json: an array of their values.", DefaultValueFactory = _ => "paths" };
        format.AcceptOnlyFromAmong("paths", "json");
        var command = new Command("query", """
            Says what a JSONPath selects of a description as its vendor publishes it.
            Exit 0: something. 1: nothing. 2: usage, or it is no JSONPath, with the column of what is wrong.
            """) { spec, path, format, CommonOptions.AllowFiles };
        command.SetVerb(async (result, told, _) =>
        {
            IReadOnlyList<JToken> nodes;
            try
            {
                nodes = JsonPath.Parse(result.GetValue(path)!).Select(Files(result, spec).Read().Document);
            }
            catch (JsonPathException e)
            {
                throw new UsageException($"{result.GetValue(path)}: {e.Message}");
            }
            var paths = new NormalizedPaths();
            if (result.GetValue(format) == "json")
                await told.WriteAsync(EffectiveDocument.Write(new JArray(nodes.Select(node => node.DeepClone()))));
            else
                foreach (var node in nodes)
                    await told.WriteLineAsync(paths.Of(node));
            return nodes.Count > 0 ? 0 : 1;
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

    private static async Task WarnAsync(ParseResult result, IEnumerable<Problem> warnings)
    {
        foreach (var warning in warnings)
            await result.InvocationConfiguration.Error.WriteLineAsync(warning.ToString());
    }

    private static SpecFiles Files(ParseResult result, Argument<string> spec, Argument<string[]>? overlays = null)
    {
        var file = Path.GetFullPath(result.GetValue(spec)!);
        var given = overlays is null ? [] : result.GetValue(overlays)!.Select(Path.GetFullPath).ToList();
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
