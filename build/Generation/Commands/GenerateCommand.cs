using System.CommandLine;
using SpecClients.Generation.Items;
using SpecClients.Generation.Tree;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Commands;

/// <summary><c>generate</c>: what a build runs when a description, an overlay, an item or the generators have changed.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var items = Required("--items", "The file that says what the project asks for, as the package's targets write it.");
        var project = Required("--project", "The project.");
        var folder = Required("--folder", "A folder of the project's own: for clients that are not committed, and for what is not finished.");
        var scope = Required("--namespace", "The project's namespace.");
        var upgrades = new Option<bool>("--take-upgrades") { Description = "Make committed code anew where the generator, and nothing else, is another." };
        var asErrors = new Option<string>("--warnings-as-errors") { Description = "Codes of warnings that are errors, or 'all'.", DefaultValueFactory = _ => "" };
        var notAsErrors = new Option<string>("--warnings-not-as-errors") { Description = "Codes of warnings that are none all the same.", DefaultValueFactory = _ => "" };
        var timeout = CommonOptions.Timeout();
        var command = new Command("generate", """
            Brings the clients that a project asks for up to date, running the generators only for what is stale. Leaves two
            lists in the project's folder: compile.txt, the files to compile, and inputs.txt, all that they depend on.
            """) { items, project, folder, scope, upgrades, asErrors, notAsErrors, timeout };
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var own = Directory.CreateDirectory(result.GetValue(folder)!).FullName;
            var run = new Run(
                new ItemsFile(Path.GetFullPath(result.GetValue(project)!), Path.Combine(own, "generated"), result.GetValue(scope)!),
                own,
                new WorkerLimits(TimeSpan.FromSeconds(result.GetValue(timeout))),
                new Severities(result.GetValue(asErrors)!, result.GetValue(notAsErrors)!),
                output)
            {
                TakesUpgrades = result.GetValue(upgrades),
            };
            return await run.RunAsync(Path.GetFullPath(result.GetValue(items)!), cancellationToken);
        });
        return command;

        static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };
    }

    private sealed class Run(ItemsFile items, string own, WorkerLimits limits, Severities severities, TextWriter output)
    {
        private readonly SortedSet<string> _inputs = new(StringComparer.Ordinal);
        private readonly SortedSet<string> _compiled = new(StringComparer.Ordinal);

        public bool TakesUpgrades { get; init; }

        public async Task<int> RunAsync(string file, CancellationToken cancellationToken)
        {
            var groups = items.Read(file);
            var generators = Generators.Of(limits);
            // Clients that went elsewhere the last time, and that nobody asks for there any more.
            var left = Left().Where(folder => !groups.Any(group => group.Key.Folder == folder)).Select(items.FolderAt);
            foreach (var (folder, clients) in groups.Select(group => (group.Key, group.ToList())).Concat(left.Select(folder => (folder, new List<ClientItem>()))))
            {
                foreach (var problem in Sources.Beside(clients.Select(client => client.Files)))
                    Tell(folder, problem);
                var tree = new GeneratedTree(folder, clients, generators, own, items.ProjectFrom(folder)) { TakesUpgrades = TakesUpgrades || items.IsOwn(folder) };
                try
                {
                    Note(folder, await tree.UpdateAsync(output.WriteLine, warning => Tell(folder, warning), new Deadline(limits.Time), cancellationToken));
                }
                catch (ProblemException e)
                {
                    throw new ProblemException([.. e.Problems.Select(problem => severities.Of(At(folder, problem)))]);
                }
            }
            await File.WriteAllLinesAsync(Path.Combine(own, "folders.txt"), groups.Select(group => group.Key.Folder), cancellationToken);
            await File.WriteAllLinesAsync(Path.Combine(own, "compile.txt"), _compiled, cancellationToken);
            if (severities.HasErrors)
                return 1;
            await File.WriteAllLinesAsync(Path.Combine(own, "inputs.txt"), _inputs, cancellationToken);
            return 0;
        }

        private IEnumerable<string> Left() => Path.Combine(own, "folders.txt") is var file && File.Exists(file) ? File.ReadAllLines(file) : [];

        private void Note(OutputFolder folder, IReadOnlyList<PlannedClient> clients)
        {
            foreach (var client in clients)
            {
                if (Sources.FileBeside(client.Item.Files.Spec) is { } sources)
                    _inputs.Add(sources);
                _inputs.UnionWith([client.Item.Files.Spec, .. client.Item.Files.Overlays, .. client.Document.OtherFiles.Select(name => Path.GetFullPath(Path.Combine(folder.Root, name)))]);
                var code = Directory.EnumerateFiles(Path.Combine(folder.Of(client.Name), client.Generator.Name), "*", SearchOption.AllDirectories).ToList();
                _compiled.UnionWith(code.Where(name => name.EndsWith(".cs", StringComparison.Ordinal)));
                _inputs.UnionWith([.. code, .. Directory.EnumerateFiles(folder.Of(client.Name))]);
            }
        }

        private void Tell(OutputFolder folder, Problem problem) => output.WriteLine(severities.Of(At(folder, problem)));

        /// <summary>An editor finds a file from wherever it looks.</summary>
        private static Problem At(OutputFolder folder, Problem problem) =>
            Path.GetFullPath(Path.Combine(folder.Root, problem.Mark.File)) is var full && Path.Exists(full) ? problem with { Mark = problem.Mark with { File = full } } : problem;
    }
}
