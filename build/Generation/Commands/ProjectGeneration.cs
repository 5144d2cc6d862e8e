using SpecClients.Generation.Items;
using SpecClients.Generation.Tree;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Commands;

/// <summary>Brings the clients that a project asks for up to date.</summary>
/// <param name="items">How the project asks.</param>
/// <param name="own">A folder of the project's own.</param>
/// <param name="limits">What each generator may take.</param>
/// <param name="severities">Which warnings are errors.</param>
/// <param name="output">Told what is done and what is wrong.</param>
internal sealed class ProjectGeneration(ItemsFile items, string own, WorkerLimits limits, Severities severities, TextWriter output)
{
    private readonly SortedSet<string> _inputs = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _compiled = new(StringComparer.Ordinal);

    /// <summary>Whether committed code is made anew where the generator, and nothing else, is another.</summary>
    public bool TakesUpgrades { get; init; }

    /// <param name="groups">The clients, by the folder that they go to.</param>
    /// <param name="cancellationToken">Ends the work, with nothing half written.</param>
    /// <returns>1 where a warning is an error, else 0.</returns>
    public async Task<int> RunAsync(IReadOnlyList<IGrouping<OutputFolder, ClientItem>> groups, CancellationToken cancellationToken)
    {
        var generators = Generators.Of(limits);
        // Clients that went elsewhere the last time, and that nobody asks for there any more.
        var left = Left().Where(folder => !groups.Any(group => group.Key.Folder == folder)).Select(items.FolderAt);
        foreach (var (folder, clients) in groups.Select(group => (group.Key, group.ToList())).Concat(left.Select(folder => (folder, new List<ClientItem>()))))
        {
            foreach (var problem in Sources.Check(clients.Select(client => client.Files)))
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
