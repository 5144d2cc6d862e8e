using SpecClients.Generation.Engines;
using SpecClients.Generation.Items;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Tree;

/// <summary>Says where committed clients are not what their descriptions, the overlays and the lock say, without generating any.</summary>
/// <param name="output">The folder of the clients.</param>
/// <param name="generators">Who made them.</param>
internal sealed class TreeDifferences(OutputFolder output, IReadOnlyList<IGenerator> generators)
{
    private readonly GenerationLock _lock = GenerationLock.Read(output.LockFile);

    /// <summary>What differs, a line each.</summary>
    /// <param name="specs">The descriptions that there are to be clients of.</param>
    public IReadOnlyList<string> Find(IReadOnlyList<SpecFiles> specs)
    {
        var unmade = specs.Where(spec => _lock.Of(output.NameOf(spec.Spec)).Record is null).ToList();
        var items = _lock.Clients.SelectMany(client => client.Value.Generators.Select(made => ClientItem.Of(output.Root, client.Key, client.Value, made.Key, made.Value)))
            .Where(item => File.Exists(item.Files.Spec))
            .Concat(unmade.Select(spec => new ClientItem(spec, generators[0].Name, new ClientSettings()))).ToList();
        var clients = Planned(items);
        var found = unmade.Select(spec => $"{spec.SpecName} has no client in {output.NameOf(output.LockFile)}").ToList();
        found.AddRange(specs.Where(spec => _lock.Of(output.NameOf(spec.Spec)).Record is { } record && !(record.Overlays ?? []).SequenceEqual(spec.Overlays.Select(output.NameOf))).Select(spec => Changed(spec.SpecName)));
        foreach (var (name, record) in _lock.Clients)
        {
            if (clients.FirstOrDefault(client => client.Name == name) is not { } client)
            {
                found.Add($"{output.NameOf(output.Of(name))} belongs to no spec");
                continue;
            }
            var now = DocumentFiles.Record(output, client.Item, client.Document, DocumentFiles.Of(client.Document));
            if (!now.IsFrom(record))
                found.Add(Changed(record.Spec));
            found.AddRange(FilesDiffer.Between(output.NameOf(output.Of(name)), now.Files, TopFiles(output.Of(name))));
            foreach (var one in clients.Where(client => client.Name == name))
                found.AddRange(Differences(one, record.Generators[one.Generator.Name]));
        }
        found.AddRange(UnexpectedFiles.Find(output, _lock, _lock.Clients.Keys).Select(problem => problem.ToString()));
        return found.Distinct().ToList();
    }

    /// <summary>The generators, in lower case, whose recorded clients of a description were made from something else than they would be now.</summary>
    public IReadOnlyCollection<string> StaleClients(string spec)
    {
        if (_lock.Of(spec) is not ({ } name, { } record))
            return [];
        try
        {
            return Planned([.. record.Generators.Select(made => ClientItem.Of(output.Root, name, record, made.Key, made.Value))])
                .Where(client => !client.IsFrom(record.Generators[client.Generator.Name])).Select(client => client.Generator.Name.ToLowerInvariant()).ToList();
        }
        catch (ProblemException)
        {
            // Clients can be made of it only when its overlay, or the document, has been mended.
            return generators.Select(generator => generator.Name.ToLowerInvariant()).ToList();
        }
    }

    private IReadOnlyList<PlannedClient> Planned(IReadOnlyList<ClientItem> items) =>
        Plan.MakeAsync(items, generators, item => Task.FromResult(EffectiveDocument.Compile(item.Files, item.Settings))).GetAwaiter().GetResult();

    private IEnumerable<string> Differences(PlannedClient client, GeneratorLock made)
    {
        var folder = Path.Combine(output.Of(client.Name), client.Generator.Name);
        var differences = FilesDiffer.Between(output.NameOf(folder), made.Files, Hash.OfFiles(folder));
        return client.IsFrom(made)
            ? differences
            : differences.Prepend($"{output.NameOf(folder)} is out of date: the document, our layer, or the options or the version of {client.Generator.Name} have changed");
    }

    private static string Changed(string spec) => $"{spec}, a file that it refers to or its overlay has changed since the lock was written";

    private static Dictionary<string, string> TopFiles(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), Hash.OfTextFile) : [];
}
