using AgentSessions.Hostile.Documents;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Engines;
using SpecClients.OpenApi.Bundling;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Commands;

namespace AgentSessions.Hostile.Measuring;

/// <summary>Puts hostile documents through the compiler and the generators, in this process and in a folder of its own.</summary>
internal sealed class Trial : IDisposable
{
    /// <summary>What stands in a file beside the document's folder, and has no business in any client.</summary>
    private const string Secret = "INJECTED_SECRET";

    private const string Compiler = "compiler";

    private readonly IReadOnlyList<IGenerator> _generators;
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("hostile-");
    private readonly string _input;
    private readonly string _work;
    private readonly Surroundings _surroundings;

    /// <param name="generators">Which generators, each with the documents that it is tried on.</param>
    public Trial(IReadOnlyList<IGenerator> generators)
    {
        _generators = generators;
        _input = Directory.CreateDirectory(Path.Combine(_root.FullName, "input")).FullName;
        _work = Path.Combine(_root.FullName, "work");
        File.WriteAllText(Path.Combine(_root.FullName, "INJECTEDFILE.yaml"),
            $"type: object\ndescription: {Secret}\nproperties: {{ {Secret}: {{ type: string }} }}\n");
        File.WriteAllText(Path.Combine(_root.FullName, "secret.yaml"), $"a: {{ type: string, description: {Secret} }}\n");
        _surroundings = new Surroundings(_root.FullName, except: [_input, _work]);
    }

    /// <summary>The source that the last document's clients had, by generator.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Name, string Text)>> Sources => _sources;

    private readonly Dictionary<string, IReadOnlyList<(string Name, string Text)>> _sources = [];

    /// <summary>One outcome for each generator that is asked for.</summary>
    /// <param name="document">The document.</param>
    /// <param name="isWanted">Which of the generators make a client of it.</param>
    public async Task<IReadOnlyList<Outcome>> RunAsync(HostileDocument document, Func<string, bool>? isWanted = null)
    {
        _sources.Clear();
        var generators = _generators.Where(generator => isWanted?.Invoke(generator.Name) ?? true).ToList();
        Empty(_input);
        Empty(_work);
        var clock = new ProcessorClock();
        EffectiveDocument compiled;
        try
        {
            compiled = Compile(document);
        }
        catch (Exception e)
        {
            var ended = Ended(document, Compiler, e, clock);
            return generators.Select(generator => ended with { Generator = generator.Name }).ToList();
        }
        var outcomes = new List<Outcome>();
        foreach (var generator in generators)
        {
            Empty(_work);
            outcomes.Add(await GenerateAsync(document, compiled, generator, outcomes.Count == 0 ? clock : new ProcessorClock()));
        }
        return outcomes;
    }

    public void Dispose() => _root.Delete(recursive: true);

    private async Task<Outcome> GenerateAsync(HostileDocument document, EffectiveDocument compiled, IGenerator generator, ProcessorClock clock)
    {
        Outcome outcome;
        try
        {
            await generator.GenerateAsync([compiled], _work);
            outcome = Looked(document, compiled, generator, clock);
        }
        catch (Exception e)
        {
            outcome = Ended(document, generator.Name, e, clock);
        }
        var changes = _surroundings.Changes().Concat(Strangers(compiled)).ToList();
        return changes.Count == 0 ? outcome : outcome with
        {
            Leaks = outcome.Leaks + changes.Count,
            Faults = [.. outcome.Faults, .. changes.Select(change => $"outside of the output: {change}")]
        };
    }

    private Outcome Looked(HostileDocument document, EffectiveDocument compiled, IGenerator generator, ProcessorClock clock)
    {
        var folder = IGenerator.OutputOf(compiled, _work);
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file))).ToList();
        var seconds = clock.Seconds;
        _sources[generator.Name] = files;
        var check = SourceCheck.Of(files);
        var told = files.Where(file => file.Item2.Contains(Secret, StringComparison.Ordinal)).Select(file => $"another file's text in {file.Item1}").ToList();
        return new Outcome(document.Id, document.Kind.ToString(), generator.Name, seconds > Limits.Seconds ? OutcomeKind.Hung : OutcomeKind.Generated)
        {
            Tokens = check.Tokens.Count,
            SyntaxErrors = check.SyntaxErrors.Count,
            Comments = check.Comments.Count,
            Characters = check.Characters.Count,
            Leaks = told.Count,
            Faults = [.. check.Tokens.Select(fault => "token: " + fault), .. check.SyntaxErrors.Select(fault => "syntax: " + fault), .. check.Comments
                .Select(fault => "comment: " + fault), .. check.Characters.Select(fault => "character: " + fault), .. told],
            Seconds = seconds,
            Memory = Limits.PeakMemory(),
        };
    }

    private EffectiveDocument Compile(HostileDocument document)
    {
        var file = Path.Combine(_input, document.IsYaml ? "openapi.yaml" : "openapi.json");
        File.WriteAllBytes(file, document.Bytes);
        var overlay = Path.ChangeExtension(file, ".overlay.yaml");
        if (document.Overlay is { } text)
            File.WriteAllBytes(overlay, HostileDocument.BytesOf(text));
        var corrections = document.Overlay is null ? null : Overlay.Read(overlay, overlay);
        if (document.Vendor is { } vendor)
        {
            Usage(ImportCommand.Create().Parse(["page.yaml", "--vendor", vendor]).Errors);
            return EffectiveDocument.Compile(vendor, Bundle.Read(file, file).Document, corrections);
        }
        Usage(ClientCommand.Create().Parse([file, "--name", document.Name, "--output", _work]).Errors);
        return EffectiveDocument.Standalone(document.Name, Bundle.Read(file, file).Document, corrections);
    }

    private static void Usage(IReadOnlyList<System.CommandLine.Parsing.ParseError> errors)
    {
        if (errors.Count > 0)
            throw new UsageException(errors[0].Message);
    }

    /// <summary>What was written below the work folder and is not the client's.</summary>
    private List<string> Strangers(EffectiveDocument document) =>
        Directory.Exists(_work) ? Directory.EnumerateFileSystemEntries(_work).Select(entry => Path.GetFileName(entry)!)
            .Where(name => name != document.Name && name != document.Name + ".json").ToList() : [];

    private static Outcome Ended(HostileDocument document, string generator, Exception e, ProcessorClock clock)
    {
        var outcome = new Outcome(document.Id, document.Kind.ToString(), generator, OutcomeKind.Refused)
        {
            Seconds = clock.Seconds,
            Memory = Limits.PeakMemory()
        };
        outcome = e switch
        {
            ProblemException problem => outcome with
            {
                Refusals = problem.Problems.Where(one => !one.IsWarning)
                    .Select(one => new Refusal(one.Code, one.Mark is not { Line: 1, Column: 1 } || one.Code is ProblemCode.Version or ProblemCode.Structure, one.ToString())).ToList(),
            },
            UsageException => outcome with { Refusals = [new Refusal("usage", true, e.Message)] },
            _ => outcome with { Kind = OutcomeKind.Crashed, Faults = [$"crash: {e}"] },
        };
        return outcome.Seconds > Limits.Seconds ? outcome with { Kind = OutcomeKind.Hung } : outcome;
    }

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }
}
