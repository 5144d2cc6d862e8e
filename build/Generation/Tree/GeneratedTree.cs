using System.Text;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Tree;

/// <summary>Brings <c>generated/</c> up to date with <c>specs/</c>, or says where it is not.</summary>
internal sealed class GeneratedTree(Repository repository, IReadOnlyList<IGenerator> generators)
{
    private readonly Dictionary<EffectiveDocument, Dictionary<string, string>> _files = [];
    private GenerationLock _lock = GenerationLock.Read(repository.LockFile);

    /// <summary>Regenerates what is stale, vendor by vendor and generator by generator.</summary>
    /// <param name="report">Told each thing done.</param>
    /// <param name="deadline">How long each document may take to compile.</param>
    /// <param name="cancellationToken">Ends the work, with nothing half written.</param>
    public async Task UpdateAsync(Action<string> report, Deadline? deadline = null, CancellationToken cancellationToken = default)
    {
        var limit = deadline ?? new Deadline(WorkerLimits.Default.Time);
        // On the same disk, so that a finished folder can be moved.
        var place = Path.Combine(repository.Root, "build", "Generation", "obj", "generation");
        using var turn = await Turn.TakeAsync(Path.Combine(place, "turn"), cancellationToken);
        using var work = WorkFolder.For(Path.Combine(place, "clients"));
        // A build that went first may have written it anew.
        _lock = GenerationLock.Read(repository.LockFile);
        using var rehearsals = Rehearsals.Begin(repository, _lock, generators, work.Path, FolderFor);
        var documents = await CompileAsync(vendor => limit.RunAsync(
            new SourceMark(vendor.SpecName, 1, 1), _ => Task.FromResult(EffectiveDocument.Compile(vendor)), cancellationToken));
        foreach (var document in documents)
        {
            foreach (var warning in document.Warnings)
                report(warning.ToString());
            if (document.OverlayFile is { } overlay)
                report($"{overlay} applied to {document.File}");
        }
        if (Unexpected(documents) is { Count: > 0 } unexpected)
            throw new ProblemException(unexpected);
        // All of it is generated and guarded before any of it is put in place.
        foreach (var document in documents.Where(document => !IsCurrent(document)))
            OutputGuard.Check(document, FileHeader.Program, [ApiFile.Of(document)]);
        var stale = generators.Select(generator => (Generator: generator, Documents: documents.Where(document => !IsCurrent(document, generator)).ToList()))
            .Where(one => one.Documents.Count > 0).ToList();
        var warnings = await SideBySide.RunAsync(stale.Select(one => GenerateAsync(one.Generator, one.Documents, FolderFor(one.Generator), cancellationToken)));
        Directory.CreateDirectory(repository.Generated);
        RemoveOrphans(documents, report);
        foreach (var document in documents)
            UpdateDocument(document, report);
        foreach (var (one, told) in stale.Zip(warnings))
            PutInPlace(one.Generator, one.Documents, FolderFor(one.Generator), told, report);

        string FolderFor(IGenerator generator) => Directory.CreateDirectory(Path.Combine(work.Path, generator.Name)).FullName;
    }

    private static async Task<IReadOnlyList<Problem>> GenerateAsync(IGenerator generator, IReadOnlyList<EffectiveDocument> documents, string folder, CancellationToken cancellationToken)
    {
        var warnings = await generator.GenerateAsync(documents, folder, cancellationToken);
        OutputGuard.Check(documents, generator, folder);
        return warnings;
    }

    /// <summary>What differs from what the specs, the overlays and the lock say there should be.</summary>
    public IReadOnlyList<string> Differences()
    {
        var documents = CompileAsync(vendor => Task.FromResult(EffectiveDocument.Compile(vendor))).GetAwaiter().GetResult();
        var found = new List<string>();
        foreach (var document in documents)
        {
            var folder = FolderOf(document);
            if (!_lock.Vendors.TryGetValue(document.Id, out var record))
            {
                found.Add($"{repository.NameOf(folder)} is not in the lock");
                continue;
            }
            var now = DocumentFiles.Record(repository, document, FilesOf(document));
            if (record.Spec != now.Spec || record.Overlay != now.Overlay || FilesDiffer.Any(record.References ?? new(), now.References ?? new()))
                found.Add($"specs/{document.Id}.yaml, a file that it refers to or its overlay has changed since the lock was written");
            found.AddRange(FilesDiffer.Between(repository.NameOf(folder), now.Files, TopFiles(folder)));
            foreach (var generator in generators)
                found.AddRange(Differences(document, generator, record));
        }
        found.AddRange(Orphans(documents).Select(folder => $"{repository.NameOf(folder)} belongs to no spec"));
        found.AddRange(Unexpected(documents).Select(problem => problem.ToString()));
        return found.Distinct().ToList();
    }

    /// <summary>The generators, in lower case, whose recorded clients of a vendor were made from something else than they would be now.</summary>
    public IReadOnlyCollection<string> StaleClients(string vendor)
    {
        if (!_lock.Vendors.TryGetValue(vendor, out var record) || repository.Vendors.FirstOrDefault(files => files.Id == vendor) is not { } files)
            return [];
        try
        {
            var document = EffectiveDocument.Compile(files);
            return generators.Where(generator => !record.Generators.TryGetValue(generator.Name, out var made) || !IsFrom(made, document, generator))
                .Select(generator => generator.Name.ToLowerInvariant()).ToList();
        }
        catch (ProblemException)
        {
            // Clients can be made of it only when its overlay, or the document, has been mended.
            return generators.Select(generator => generator.Name.ToLowerInvariant()).ToList();
        }
    }

    private IEnumerable<string> Differences(EffectiveDocument document, IGenerator generator, VendorLock record)
    {
        var folder = FolderOf(document, generator);
        if (!record.Generators.TryGetValue(generator.Name, out var made))
            return [$"{repository.NameOf(folder)} is not in the lock"];
        var differences = FilesDiffer.Between(repository.NameOf(folder), made.Files, Hash.OfFiles(folder));
        return IsFrom(made, document, generator)
            ? differences
            : differences.Prepend($"{repository.NameOf(folder)} is out of date: the document, our layer, or the options or the version of {generator.Name} have changed");
    }

    private async Task<List<EffectiveDocument>> CompileAsync(Func<VendorFiles, Task<EffectiveDocument>> compile)
    {
        var documents = new List<EffectiveDocument>();
        var problems = new List<Problem>();
        foreach (var vendor in repository.Vendors)
        {
            try
            {
                documents.Add(await compile(vendor));
            }
            catch (ProblemException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        // One folder on systems that know no case.
        foreach (var same in documents.GroupBy(document => document.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            problems.AddRange(same.Skip(1).Select(document => new Problem(ProblemCode.Output, new SourceMark(document.File, 1, 1),
                $"Its client would be called {document.Name}, and that of {same.First().File} {same.Key}: names have to differ in more than case. Rename the file, or give info.x-client-name in an overlay.")));
        }
        return problems.Count == 0 ? documents : throw new ProblemException(problems);
    }

    private void UpdateDocument(EffectiveDocument document, Action<string> report)
    {
        var files = FilesOf(document);
        var folder = FolderOf(document);
        var recorded = _lock.Vendors.GetValueOrDefault(document.Id);
        // Recorded before it is written: what a killed build leaves is then known to the next.
        _lock.Vendors[document.Id] = DocumentFiles.Record(repository, document, files) with { Generators = recorded?.Generators ?? new(StringComparer.Ordinal) };
        Save();
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files)
        {
            if (WriteIfChanged(Path.Combine(folder, name), text))
                report($"{repository.NameOf(Path.Combine(folder, name))} written");
        }
        foreach (var name in recorded?.Files.Keys.Except(files.Keys) ?? [])
            File.Delete(Path.Combine(folder, name));
    }

    private Dictionary<string, string> FilesOf(EffectiveDocument document) => _files.GetValueOrDefault(document) ?? (_files[document] = DocumentFiles.Of(document, generators));

    private bool IsCurrent(EffectiveDocument document) =>
        _lock.Vendors.TryGetValue(document.Id, out var record) && !FilesDiffer.Any(record.Files, DocumentFiles.Hashes(FilesOf(document)));

    private bool IsCurrent(EffectiveDocument document, IGenerator generator) =>
        _lock.Vendors.TryGetValue(document.Id, out var record)
        && record.Generators.TryGetValue(generator.Name, out var made)
        && IsFrom(made, document, generator)
        && !FilesDiffer.Any(made.Files, Hash.OfFiles(FolderOf(document, generator)));

    private static bool IsFrom(GeneratorLock made, EffectiveDocument document, IGenerator generator) =>
        made.IsFrom(generator.Version, generator.Options, Hash.OfText(generator.ViewOf(document).Json))
        && made.Files.GetValueOrDefault(document.Name + ".g.cs") == Hash.OfText(generator.LayerOf(document));

    private void PutInPlace(IGenerator generator, IReadOnlyList<EffectiveDocument> stale, string work, IReadOnlyList<Problem> warnings, Action<string> report)
    {
        foreach (var document in stale)
        {
            var output = IGenerator.OutputOf(document, work);
            var made = new GeneratorLock(generator.Version, generator.Options, Hash.OfText(generator.ViewOf(document).Json), Hash.OfFiles(output));
            var last = _lock.Vendors[document.Id].Generators.GetValueOrDefault(generator.Name)?.Files ?? [];
            Record(document, generator, made with { Input = "", Files = new(last.Concat(made.Files).DistinctBy(file => file.Key).ToDictionary(), StringComparer.Ordinal) });
            Replace(FolderOf(document, generator), output, Path.Combine(work, document.Name + ".old"));
            Record(document, generator, made);
        }
        foreach (var warning in warnings)
            report(warning.ToString());
        report($"{generator.Name} {generator.Version}: {Names(stale)}");
    }

    /// <summary>Puts a finished folder in the place of the last one; one whose content is the same stays untouched.</summary>
    private static void Replace(string folder, string finished, string old)
    {
        if (!FilesDiffer.Any(Hash.OfFiles(finished), Hash.OfFiles(folder)))
            return;
        if (Directory.Exists(folder))
            Directory.Move(folder, old);
        Directory.Move(finished, folder);
    }

    private void Record(EffectiveDocument document, IGenerator generator, GeneratorLock made)
    {
        _lock.Vendors[document.Id].Generators[generator.Name] = made;
        Save();
    }

    private void RemoveOrphans(IReadOnlyList<EffectiveDocument> documents, Action<string> report)
    {
        foreach (var folder in Orphans(documents))
        {
            Directory.Delete(folder, recursive: true);
            report($"{repository.NameOf(folder)} removed: no spec has that name");
        }
        foreach (var (id, record) in _lock.Vendors.ToList())
        {
            if (!documents.Any(document => document.Id == id && document.Name == record.Folder))
                _lock.Vendors.Remove(id);
        }
        Save();
    }

    /// <summary>The folders that the lock records and no spec has a client in.</summary>
    private List<string> Orphans(IReadOnlyList<EffectiveDocument> documents) => _lock.Vendors.Values.Select(record => record.Folder)
        .Except(documents.Select(document => document.Name)).Select(name => Path.Combine(repository.Generated, name)).Where(Directory.Exists).ToList();

    private IReadOnlyList<Problem> Unexpected(IReadOnlyList<EffectiveDocument> documents) =>
        UnexpectedFiles.Find(repository, _lock, documents.Select(document => document.Name));

    private void Save() => WriteIfChanged(repository.LockFile, _lock.Write());

    private static Dictionary<string, string> TopFiles(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), Hash.OfFile) : [];

    private static bool WriteIfChanged(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return false;
        WholeFiles.Write((path, Encoding.UTF8.GetBytes(text)));
        return true;
    }

    private string FolderOf(EffectiveDocument document) => Path.Combine(repository.Generated, document.Name);

    private string FolderOf(EffectiveDocument document, IGenerator generator) => Path.Combine(FolderOf(document), generator.Name);

    private static string Names(IEnumerable<EffectiveDocument> documents) => string.Join(", ", documents.Select(document => document.Name));
}
