using System.Diagnostics;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Engines;

/// <summary>Has a generator's engine do documents, and makes problems at their places of what it tells.</summary>
/// <param name="name">The generator.</param>
/// <param name="engine">Its engine, for a run in this process.</param>
/// <param name="limits">What a worker may take; null runs the engine in this process, which it may take along.</param>
/// <param name="program">The worker. Default: this program.</param>
internal sealed class EngineRun(string name, IEngine engine, WorkerLimits? limits, ProcessStartInfo? program = null)
{
    private readonly WorkerProcess? _worker = limits is null ? null : new WorkerProcess(limits, program);

    /// <summary>Starts the worker with a document like the one to come.</summary>
    /// <param name="document">An effective document.</param>
    /// <param name="output">Where what nobody wants may be written.</param>
    /// <param name="folder">The worker's folder.</param>
    /// <returns>What ends a worker that gets nothing to do.</returns>
    public IDisposable? Rehearse(string document, string output, string folder)
    {
        _worker?.Rehearse(new Job(name, [new JobDocument("Rehearsal", "Rehearsal", document, output)]), folder);
        return _worker;
    }

    /// <summary>Writes each document's raw client into its folder.</summary>
    /// <returns>The generator's warnings, each once.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(IGenerator generator, IReadOnlyList<EffectiveDocument> documents, string work, CancellationToken cancellationToken)
    {
        var ledger = new Ledger(generator, documents);
        var jobs = documents.Select(document => Prepare(generator, document, work)).ToList();
        if (_worker is null)
            await engine.RunAsync(jobs, ledger.Take);
        else if (await _worker.RunAsync(new Job(name, jobs), ledger.Take, cancellationToken) is { } reason)
            ledger.End(reason);
        return ledger.Warnings();
    }

    private JobDocument Prepare(IGenerator generator, EffectiveDocument document, string work)
    {
        var input = Path.Combine(work, document.Name + ".json");
        File.WriteAllText(input, generator.ViewOf(document).Json);
        return new JobDocument(document.Name, document.Names.Client(name), input, IGenerator.OutputOf(document, work), document.Defences.OnWriting);
    }

    /// <summary>What has been told so far.</summary>
    private sealed class Ledger(IGenerator generator, IReadOnlyList<EffectiveDocument> documents)
    {
        private const int LongestMessage = 600;

        private readonly List<Problem> _problems = [];
        private readonly HashSet<string> _done = [];
        private EffectiveDocument _current = documents[0];
        private string? _part;

        public void Take(Told told)
        {
            try
            {
                Note(told);
            }
            catch (Exception e) when (e.IsNoted(_current.File))
            {
                throw;
            }
        }

        private void Note(Told told)
        {
            switch (told.Kind)
            {
                case ToldKind.Document:
                    (_current, _part) = (documents.Single(document => document.Name == told.Text), null);
                    break;
                case ToldKind.Part:
                    _part = told.Text;
                    break;
                case ToldKind.Done:
                    _done.Add(told.Text);
                    break;
                case ToldKind.Warning:
                    Add(Places.Find(generator.ViewOf(_current).Document, told.Place, told.Text), $"{generator.Name}: {told.Text}", isWarning: true);
                    break;
                case ToldKind.Failure:
                    Fail(told.Mark, told.Text);
                    break;
            }
        }

        /// <summary>Ends the run where the engine could not tell the reason itself.</summary>
        public void End(string reason) => Fail(mark: null, reason);

        public IReadOnlyList<Problem> Warnings()
        {
            if (_problems.All(problem => problem.IsWarning) && documents.FirstOrDefault(document => !_done.Contains(document.Name)) is { } lost)
            {
                (_current, _part) = (lost, null);
                End("it ended before its end");
            }
            return _problems.All(problem => problem.IsWarning) ? _problems : throw new ProblemException(_problems);
        }

        private void Fail(SourceMark? mark, string reason)
        {
            var message = $"{generator.Name} {generator.Version} could not generate a client: {reason}{(_part is null || mark is not null ? "" : $" (at '{_part}')")}.";
            Add(mark ?? Places.Find(generator.ViewOf(_current).Document, place: null, reason) ?? Places.Find(generator.ViewOf(_current).Document, _part, ""), message, isWarning: false);
        }

        private void Add(SourceMark? mark, string message, bool isWarning)
        {
            var line = LineEnds.OneLine(message);
            var problem = new Problem(ProblemCode.Generator, mark ?? new SourceMark(_current.File, 1, 1), line.Length > LongestMessage ? line[..LongestMessage] + "…" : line, isWarning);
            if (!_problems.Contains(problem))
                _problems.Add(problem);
        }
    }
}
