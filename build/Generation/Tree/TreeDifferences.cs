using SpecClients.Generation.Engines;
using SpecClients.Generation.Items;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Tree;

/// <summary>Says where generated clients are not what their descriptions, the overlays and the lock say, without generating any.</summary>
/// <param name="output">The folder of the clients.</param>
/// <param name="items">The clients that are asked for in it, by all projects that ask for some.</param>
/// <param name="generators">Who makes them.</param>
internal sealed class TreeDifferences(OutputFolder output, IReadOnlyList<ClientItem> items, IReadOnlyList<IGenerator> generators)
{
    private readonly GenerationLock _lock = GenerationLock.Read(output.LockFile);

    /// <summary>What differs, a line each, which begins with the file or folder that it is about.</summary>
    /// <param name="isWhole">Whether the items are those of all projects: what else the lock records is then asked for by none.</param>
    public IReadOnlyList<string> Find(bool isWhole = true)
    {
        var clients = Planned();
        var found = clients.SelectMany(Differences).ToList();
        foreach (var (name, record) in isWhole ? _lock.Clients : [])
        {
            found.AddRange(record.Generators.Keys
                .Where(generator => !clients.Any(client => client.Name == name && client.Generator.Name == generator))
                .Select(generator => $"{output.NameOf(Path.Combine(output.Of(name), generator))} belongs to no item"));
        }
        found.AddRange(UnexpectedFiles.Find(output, _lock, _lock.Clients.Keys).Select(problem => problem.ToString()));
        return found.Distinct().ToList();
    }

    /// <summary>Whether a recorded client was made from something else than it would be now.</summary>
    public bool IsStale
    {
        get
        {
            try
            {
                return Planned().Any(client => client.Item.In(_lock, output) is not { } record || !client.IsFrom(record.Made));
            }
            catch (ProblemException)
            {
                // Clients can be made of it only when its overlay, or the document, has been mended.
                return true;
            }
        }
    }

    private IReadOnlyList<PlannedClient> Planned() =>
        Plan.MakeAsync(items, generators, item => Task.FromResult(EffectiveDocument.Compile(item.Files, item.Settings))).GetAwaiter().GetResult();

    private IEnumerable<string> Differences(PlannedClient client)
    {
        var spec = output.NameOf(client.Item.Files.Spec);
        if (_lock.Clients.GetValueOrDefault(client.Name) is not { } record || record.Generators.GetValueOrDefault(client.Generator.Name) is not { } made)
            return [$"{spec} has no client by {client.Generator.Name} in {output.NameOf(output.LockFile)}"];
        var found = new List<string>();
        var now = DocumentFiles.Record(output, client.Item, client.Document, DocumentFiles.Of(client.Document));
        if (!now.IsFrom(record))
            found.Add($"{spec}, a file that it refers to or its overlay has changed since the lock was written");
        found.AddRange(FilesDiffer.Between(output.NameOf(output.Of(client.Name)), now.Files, TopFiles(output.Of(client.Name))));
        var folder = Path.Combine(output.Of(client.Name), client.Generator.Name);
        if (!client.IsFrom(made))
            found.Add($"{output.NameOf(folder)} is out of date: the document, our layer, or the options or the version of {client.Generator.Name} have changed");
        found.AddRange(FilesDiffer.Between(output.NameOf(folder), made.Files, Hash.OfFiles(folder)));
        return found;
    }

    private static Dictionary<string, string> TopFiles(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), Hash.OfTextFile) : [];
}
