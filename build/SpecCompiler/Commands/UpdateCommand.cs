using System.CommandLine;
using SpecClients.Changes.Reports;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Tree;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Importing;
using SpecCompiler.Projects;
using SpecCompiler.Versions;

namespace SpecCompiler.Commands;

/// <summary><c>update</c>: asks each vendor's recorded source whether its description has changed.</summary>
internal static class UpdateCommand
{
    /// <param name="generators">Those that a new description is tried with. Default: all.</param>
    /// <param name="read">Reads the projects. Default: as MSBuild evaluates them.</param>
    public static Command Create(Func<WorkerLimits, IReadOnlyList<IGenerator>>? generators = null, ReadWorkspace? read = null)
    {
        var spec = new Argument<string?>("spec") { Description = "The description to ask for, as in pipecat-cloud. Default: all.", Arity = ArgumentArity.ZeroOrOne };
        var write = new Option<bool>("--write") { Description = "Write what changed, and its new digest and day to sources.json beside it." };
        var hosts = ImportCommand.AllowHost();
        var timeout = CommonOptions.Timeout();
        var options = new WorkspaceOptions(read);
        var command = new Command("update", """
            Takes each description from its source, as sources.json beside it records that, and shows what changed. A source
            is an https address (at most 16 MB and 30 s), a file, or git:REPOSITORY@REF:PATH. Writes nothing without --write,
            and nothing whose texts become code in a client. A description that a person wrote is named and skipped.
            Exit 0: no change. 1: changes found. 2: a source cannot be read or used, whatever else changed; usage.
            """) { spec, write, hosts, timeout };
        options.AddTo(command);
        command.SetComparison(async (result, output, cancellationToken) =>
        {
            var workspace = options.Read(result);
            var limits = new WorkerLimits(TimeSpan.FromSeconds(result.GetValue(timeout)));
            var update = new Update(workspace, new SpecSources(new HostRules(result.GetValue(hosts)!)), (generators ?? Generators.Of)(limits), result.GetValue(write), limits, output);
            var problems = new List<Problem>();
            var changed = false;
            foreach (var one in workspace.Named(result.GetValue(spec)))
            {
                try
                {
                    changed |= await update.RunAsync(one, cancellationToken);
                }
                catch (ProblemException e)
                {
                    problems.AddRange(e.Problems);
                    await output.WriteLineAsync($"{one.Id}: not read");
                }
            }
            return problems.Count > 0 ? throw new ProblemException(problems) : changed ? 1 : 0;
        });
        return command;
    }

    private sealed class Update(Workspace workspace, SpecSources sources, IReadOnlyList<IGenerator> generators, bool write, WorkerLimits limits, TextWriter output)
    {
        private readonly SpecFolder _specs = new(workspace, TimeProvider.System);

        /// <summary>For what is done here: a download has limits of its own, and so has a generator.</summary>
        private readonly Deadline _deadline = new(limits.Time);

        public async Task<bool> RunAsync(RequestedSpec spec, CancellationToken cancellationToken)
        {
            var vendor = spec.Id;
            var provenance = Provenance.Beside(spec.Files.Spec, workspace);
            var origin = provenance.Of(Path.GetFileName(spec.Files.Spec));
            if (origin is null or { IsAuthored: true } or { Source: null })
            {
                await output.WriteLineAsync(origin is { IsAuthored: true } ? $"{vendor}: skipped, written by hand from {origin.Source}" : $"{vendor}: skipped, {provenance.Name} gives no source");
                return false;
            }
            var at = new SourceMark(provenance.Name, 1, 1);
            var (page, commit) = await ReadAsync(origin, Path.GetDirectoryName(provenance.File)!, cancellationToken);
            var (document, compiled) = await _deadline.RunAsync(at, _ => Task.FromResult(Read(vendor, page, origin.Block)), cancellationToken);
            if (compiled is null)
            {
                await output.WriteLineAsync($"{vendor}: no change");
                return false;
            }
            foreach (var warning in compiled.Warnings)
                await output.WriteLineAsync(warning.ToString());
            if (origin.Sha256 is { } recorded && recorded != Hash.OfFile(spec.Files.Spec))
                throw new ProblemException(ProblemCode.Provenance, origin.MarkOf("sha256"), $"{spec.Files.SpecName} is not the file that was taken, and an update would undo what was changed in it: put that into an overlay, or record its hash here.");
            await GuardedGeneration.TryAsync(compiled, generators, cancellationToken);
            await output.WriteAsync(await _deadline.RunAsync(at, _ => Task.FromResult(Compare(vendor, origin, document)), cancellationToken));
            var written = write ? _specs.Write(vendor, document, new NewOrigin(null, null, null, null, commit)) : null;
            await output.WriteLineAsync(written is null ? $"{vendor}: nothing written; --write takes it" : $"{vendor}: {written} written");
            return true;
        }

        /// <summary>A vendor's document as it is published now, and compiled where it is new.</summary>
        private (VendorDocument Document, EffectiveDocument? Compiled) Read(string vendor, VendorPage page, int? block)
        {
            var document = page.Document(block);
            return (document, _specs.Holds(vendor, document) ? null : _specs.Compile(vendor, document));
        }

        private string Compare(string vendor, Origin origin, VendorDocument document)
        {
            var present = new TreeVersion("working tree", workspace, isWorkingTree: true).Of(vendor);
            return ShortReport.Write(VendorReport.Between(vendor, present, present with { Label = origin.Source!, Document = document.Root }));
        }

        private async Task<(VendorPage Page, string? Commit)> ReadAsync(Origin origin, string folder, CancellationToken cancellationToken)
        {
            var headers = RequestHeaders.Of(origin.Source!, origin.Headers);
            var (page, commit) = await sources.ReadAsync(origin.Source!, folder, origin.MarkOf("source"), headers, cancellationToken);
            return origin.Page is { } title ? (await sources.FollowAsync(page, origin.Source!, title, origin.MarkOf("page"), headers, cancellationToken), null) : (page, commit);
        }
    }
}
