using System.Text;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Items;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Tree;

/// <summary>Brings a folder of generated clients up to date with what one project asks for.</summary>
/// <param name="output">The folder, which other projects may have clients in too.</param>
/// <param name="items">The clients that are asked for.</param>
/// <param name="generators">Who makes them.</param>
/// <param name="place">A folder of the project's own, for what is not finished.</param>
/// <param name="project">The project, as the lock names it; null where it is the only one.</param>
internal sealed class GeneratedTree(OutputFolder output, IReadOnlyList<ClientItem> items, IReadOnlyList<IGenerator> generators, string place, string? project = null)
{
    private GenerationLock _lock = new();

    /// <summary>Whether code that is committed may be made anew because the generator, and nothing else, is another.</summary>
    public bool TakesUpgrades { get; init; } = true;

    /// <summary>Whether the code of a client, by its name and generator, may go that none of the items asks for.</summary>
    public Func<string, string, bool> MayRemove { get; init; } = (_, _) => true;

    /// <summary>Regenerates what is stale, client by client.</summary>
    /// <param name="report">Told each thing done.</param>
    /// <param name="warn">Told each warning. Default: as a thing done.</param>
    /// <param name="deadline">How long each document may take to compile.</param>
    /// <param name="cancellationToken">Ends the work, with nothing half written.</param>
    /// <returns>The clients.</returns>
    public async Task<IReadOnlyList<PlannedClient>> UpdateAsync(
        Action<string> report, Action<Problem>? warn = null, Deadline? deadline = null, CancellationToken cancellationToken = default)
    {
        warn ??= warning => report(warning.ToString());
        var limit = deadline ?? new Deadline(WorkerLimits.Default.Time);
        using var own = await Turn.TakeAsync(Path.Combine(place, "turn"), cancellationToken);
        using var work = WorkFolder.For(Path.Combine(place, "clients"));
        // A build that went first may have written it anew.
        _lock = GenerationLock.Read(output.LockFile);
        using var rehearsals = Rehearsals.Begin(output, _lock, items, generators, work.Path, FolderFor);
        var clients = await Plan.MakeAsync(items, generators, item => limit.RunAsync(
            new SourceMark(item.Files.SpecName, 1, 1), _ => Task.FromResult(EffectiveDocument.Compile(item.Files, item.Settings)), cancellationToken));
        foreach (var document in clients.Select(client => client.Document).Distinct())
        {
            foreach (var warning in document.Warnings)
                warn(warning);
            foreach (var overlay in document.OverlayFiles)
                report($"{overlay} applied to {document.File}");
        }
        Expect(clients);
        var stale = clients.Where(client => !IsCurrent(client)).ToList();
        if (!TakesUpgrades)
            RefuseUpgrades(stale);
        // All of it is generated and guarded before any of it is put in place.
        var groups = stale.GroupBy(client => client.Generator).ToList();
        rehearsals.EndBut(groups.Select(group => group.Key));
        var warnings = await SideBySide.RunAsync(groups.Select(group => GenerateAsync(group.Key, [.. group], FolderFor(group.Key), cancellationToken)));
        using var turn = await Turn.TakeAsync(Turn.Of(output.Folder), cancellationToken);
        _lock = GenerationLock.Read(output.LockFile);
        Expect(clients);
        Directory.CreateDirectory(output.Folder);
        RemoveOrphans(clients, report);
        foreach (var client in clients.DistinctBy(client => client.Name))
            UpdateDocument(client, report);
        foreach (var (group, told) in groups.Zip(warnings))
        {
            PutInPlace([.. group], FolderFor(group.Key));
            foreach (var warning in told)
                warn(warning);
            report($"{group.Key.Name} {group.Key.Version}: {string.Join(", ", group.Select(client => client.Name))}");
        }
        return clients;

        string FolderFor(IGenerator generator) => Directory.CreateDirectory(Path.Combine(work.Path, generator.Name)).FullName;
    }

    private static async Task<IReadOnlyList<Problem>> GenerateAsync(IGenerator generator, IReadOnlyList<PlannedClient> clients, string folder, CancellationToken cancellationToken)
    {
        IReadOnlyList<EffectiveDocument> documents = [.. clients.Select(client => client.Document)];
        var warnings = await generator.GenerateAsync(documents, folder, cancellationToken);
        foreach (var client in clients.Where(client => client.Item.IsInternal))
            InternalTypes.Apply(IGenerator.OutputOf(client.Document, folder));
        OutputGuard.Check(documents, generator, folder);
        foreach (var document in documents)
            File.WriteAllText(Path.Combine(IGenerator.OutputOf(document, folder), "rewrites.md"), generator.ViewOf(document).Review(document.Name));
        return warnings;
    }

    private void RefuseUpgrades(IReadOnlyList<PlannedClient> stale)
    {
        var problems = stale
            .Where(client => _lock.Clients.GetValueOrDefault(client.Name)?.Generators.GetValueOrDefault(client.Generator.Name) is { } made && !client.IsFromThisGenerator(made))
            .Select(client => new Problem(ProblemCode.Upgrade, new SourceMark(client.Document.File, 1, 1),
                $"The committed client {client.Name} was made by another {client.Generator.Name}, or by other options than those of this version of SpecClients.Build. "
                + "Build with -p:GeneratorUpgrade=true to take what it makes now, and commit the result; or go back to the version that made it."))
            .ToList();
        if (problems.Count > 0)
            throw new ProblemException(problems);
    }

    private void UpdateDocument(PlannedClient client, Action<string> report)
    {
        var folder = output.Of(client.Name);
        var recorded = _lock.Clients.GetValueOrDefault(client.Name);
        // Recorded before it is written: what a killed build leaves is then known to the next.
        var files = DocumentFiles.Of(client.Document);
        _lock.Clients[client.Name] = DocumentFiles.Record(output, client.Item, client.Document, files) with { Generators = recorded?.Generators ?? new(StringComparer.Ordinal) };
        Save();
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files)
        {
            if (WriteIfChanged(Path.Combine(folder, name), text))
                report($"{output.NameOf(Path.Combine(folder, name))} written");
        }
        foreach (var name in recorded?.Files.Keys.Except(files.Keys) ?? [])
            File.Delete(Path.Combine(folder, name));
    }

    private bool IsCurrent(PlannedClient client) =>
        _lock.Clients.TryGetValue(client.Name, out var record)
        && record.Generators.TryGetValue(client.Generator.Name, out var made)
        && client.IsFrom(made)
        && !FilesDiffer.Any(made.Files, Hash.OfFiles(FolderOf(client)));

    private void PutInPlace(IReadOnlyList<PlannedClient> stale, string work)
    {
        foreach (var client in stale)
        {
            var finished = IGenerator.OutputOf(client.Document, work);
            var made = client.Record(Hash.OfFiles(finished));
            var last = _lock.Clients[client.Name].Generators.GetValueOrDefault(client.Generator.Name)?.Files ?? [];
            Record(client, made with { Input = "", Files = new(last.Concat(made.Files).DistinctBy(file => file.Key).ToDictionary(), StringComparer.Ordinal) });
            Replace(FolderOf(client), finished, Path.Combine(work, client.Name + ".old"));
            Record(client, made);
        }
    }

    /// <summary>Puts a finished folder in the place of the last one; one whose content is the same stays untouched.</summary>
    private static void Replace(string folder, string finished, string old)
    {
        if (!FilesDiffer.Any(Hash.OfFiles(finished), Hash.OfFiles(folder)))
            return;
        if (Directory.Exists(folder))
            FolderMove.Run(folder, old);
        FolderMove.Run(finished, folder);
    }

    private void Record(PlannedClient client, GeneratorLock made)
    {
        _lock.Clients[client.Name].Generators[client.Generator.Name] = made;
        Save();
    }

    private void RemoveOrphans(IReadOnlyList<PlannedClient> clients, Action<string> report)
    {
        foreach (var (name, record) in _lock.Clients.ToList())
        {
            foreach (var generator in record.Generators.Where(made => made.Value.Project == project).Select(made => made.Key).ToList())
            {
                if (MayRemove(name, generator) && !clients.Any(client => client.Name == name && client.Generator.Name == generator))
                    Remove(record, name, generator, report);
            }
            if (record.Generators.Count == 0 && !clients.Any(client => client.Name == name))
                Remove(name);
        }
        Save();
    }

    private void Remove(ClientLock record, string name, string generator, Action<string> report)
    {
        record.Generators.Remove(generator);
        var folder = Path.Combine(output.Of(name), generator);
        if (!Directory.Exists(folder))
            return;
        Directory.Delete(folder, recursive: true);
        report($"{output.NameOf(folder)} removed: no item asks for it");
    }

    private void Remove(string name)
    {
        foreach (var file in _lock.Clients[name].Files.Keys)
            File.Delete(Path.Combine(output.Of(name), file));
        if (Directory.Exists(output.Of(name)) && !Directory.EnumerateFileSystemEntries(output.Of(name)).Any())
            Directory.Delete(output.Of(name));
        _lock.Clients.Remove(name);
    }

    private void Expect(IReadOnlyList<PlannedClient> clients)
    {
        if (UnexpectedFiles.Find(output, _lock, clients.Select(client => client.Name)) is { Count: > 0 } unexpected)
            throw new ProblemException(unexpected);
        if (OtherProjects.Conflicts(output, _lock, clients).ToList() is { Count: > 0 } conflicts)
            throw new ProblemException(conflicts);
    }

    private void Save() => WriteIfChanged(output.LockFile, _lock.Write());

    private static bool WriteIfChanged(string path, string text)
    {
        if (File.Exists(path) && LineEnds.Normalised(File.ReadAllText(path)) == text)
            return false;
        WholeFiles.Write((path, Encoding.UTF8.GetBytes(text)));
        return true;
    }

    private string FolderOf(PlannedClient client) => Path.Combine(output.Of(client.Name), client.Generator.Name);
}
