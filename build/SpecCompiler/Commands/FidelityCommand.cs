using System.CommandLine;
using Newtonsoft.Json;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Judging;
using SpecClients.Conformance.Totals;
using SpecClients.Generation.Commands;
using SpecCompiler.Projects;
using SpecCompiler.Versions;

namespace SpecCompiler.Commands;

/// <summary><c>fidelity</c>: what descriptions say against what the built clients carry.</summary>
internal static class FidelityCommand
{
    public static Command Create(ReadWorkspace? read = null)
    {
        var spec = new Argument<string?>("spec") { Description = "One description, as in pipecat-cloud. Default: all.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "table or json.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var lost = new Option<bool>("--lost") { Description = "Leave out what is carried." };
        var write = new Option<bool>("--write") { Description = "Write the totals of all clients to fidelity.json in their folder, where they are committed." };
        var options = new WorkspaceOptions(read);
        var command = new Command("fidelity", "Lists every fact of the descriptions and how each generator's built clients carry it. Exit 1: something is lost; 2: there is nothing to look at.") { spec, format, lost, write };
        options.AddTo(command);
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var workspace = options.Read(result);
            if (result.GetValue(write) && result.GetValue(spec) is not null)
                throw new UsageException("--write is of all descriptions: leave the name out.");
            var judged = await JudgeAsync(workspace.Named(result.GetValue(spec)), options.ConfigurationOf(result));
            if (result.GetValue(write))
            {
                foreach (var folder in judged.GroupBy(one => one.Client.Output).Where(folder => !folder.First().Client.Project.Items.IsOwn(folder.Key)))
                    await File.WriteAllTextAsync(folder.Key.FidelityFile, FidelityTotals.Write(folder.SelectMany(one => one.Judgements)), cancellationToken);
            }
            var judgements = judged.SelectMany(one => one.Judgements).ToList();
            var shown = result.GetValue(lost) ? judgements.Where(one => one.Verdict == Verdict.Lost).ToList() : judgements;
            await output.WriteAsync(result.GetValue(format) == "json" ? FidelityReport.Write(shown) + "\n" : (result.GetValue(lost) ? "" : FidelityReport.Table(judgements)) + FidelityReport.Lost(judgements));
            return judgements.Any(one => one.Verdict == Verdict.Lost) ? 1 : 0;
        });
        return command;
    }

    /// <summary>A description as its clients have it, for a reader that is not ours.</summary>
    private static VendorDocument Document(RequestedSpec spec) => VendorDocument.Parse(spec.Id, TreeVersion.Document(spec).ToString(Formatting.None), spec.Files.SpecName, isTolerant: true);

    /// <summary>How each client of some descriptions carries what they say.</summary>
    /// <exception cref="UsageException">One is not built.</exception>
    public static async Task<IReadOnlyList<(RequestedClient Client, IReadOnlyList<Judgement> Judgements)>> JudgeAsync(IReadOnlyList<RequestedSpec> specs, string configuration)
    {
        var libraries = new Dictionary<ClientsProject, Library>();
        var judged = new List<(RequestedClient, IReadOnlyList<Judgement>)>();
        foreach (var spec in specs)
        {
            var document = Document(spec);
            foreach (var client in spec.Clients.OrderByDescending(client => client.Item.Generator, StringComparer.Ordinal))
            {
                try
                {
                    if (!libraries.TryGetValue(client.Project, out var library))
                        libraries[client.Project] = library = Built.Library(client.Project);
                    judged.Add((client, await FidelityMatrix.OfAsync(document, library)));
                }
                catch (FileNotFoundException e)
                {
                    throw new UsageException($"{e.Message} Run 'dotnet build --configuration {configuration}'.");
                }
            }
        }
        return judged;
    }
}
