using System.CommandLine;
using SpecClients.Changes.Reports;
using SpecClients.Changes.States;
using SpecClients.Generation.Commands;
using SpecCompiler.Projects;
using SpecCompiler.Versions;

namespace SpecCompiler.Commands;

/// <summary><c>report</c>: what a changed description means for callers, for a reviewer to paste in a pull request.</summary>
internal static class ReportCommand
{
    private static readonly Dictionary<string, Func<IReadOnlyList<VendorReport>, string>> Formats = new()
    {
        ["markdown"] = MarkdownReport.Write,
        ["pr"] = PullRequestReport.Write,
        ["json"] = JsonReport.Write,
        ["sarif"] = SarifReport.Write,
    };

    public static Command Create(ReadWorkspace? read = null)
    {
        var spec = new Argument<string?>("spec") { Description = "The description to report on, as in pipecat-cloud. Default: all; for two files, the second one's name.", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { Description = "A git revision or a file. Default: HEAD.", HelpName = "rev|file" };
        var to = new Option<string?>("--to") { Description = "A git revision or a file. Default: the working tree.", HelpName = "rev|file" };
        var format = new Option<string>("--format") { Description = "markdown, json, sarif, or pr: the short form for a pull request.", DefaultValueFactory = _ => "markdown" };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var generator = new Option<bool>("--generator") { Description = "What this version's generators would change in the committed clients, instead of what descriptions have changed." };
        var options = new WorkspaceOptions(read);
        var command = new Command("report", """
            Says what changed in the descriptions that clients are made of, whether it breaks callers and why, what the next
            version's number must say, the changelog entry, the lines that come and go in the committed listings of public C#
            (an item's PublicApi, which 'dotnet build' writes; a file by itself has none), and the overlay actions that the
            vendor has overtaken. Offline; two files are compared without git.
            Exit 0: no differences. 1: differences. 2: a document cannot be read; usage.
            """) { spec, from, to, format, generator, CommonOptions.AllowFiles };
        options.AddTo(command);
        command.SetComparison(async (result, output, cancellationToken) =>
        {
            var asked = new Asked(result.GetValue(spec), result.GetValue(from) ?? "HEAD", result.GetValue(to), result.GetValue(CommonOptions.AllowFiles) ?? []);
            IReadOnlyList<VendorReport> reports = result.GetValue(generator)
                ? await GeneratorUpgrade.ReportAsync(options.Read(result), asked.Spec, cancellationToken)
                : Reports(asked, () => options.RootOf(result), root => options.At(root, result));
            await output.WriteAsync(Formats[result.GetValue(format)!](reports));
            return reports.Any(report => !report.IsEmpty) ? 1 : 0;
        });
        return command;
    }

    private static List<VendorReport> Reports(Asked asked, Func<string> root, Func<string, Workspace> read)
    {
        var (oldFile, newFile) = (File.Exists(asked.From), File.Exists(asked.To));
        if (oldFile && newFile)
            return [VendorReport.Between(asked.Spec ?? Path.GetFileNameWithoutExtension(asked.To)!, asked.Read(asked.From), asked.Read(asked.To!))];
        if (oldFile || newFile)
        {
            if (asked.Spec is null)
                throw new UsageException($"{(oldFile ? asked.From : asked.To)} is a file: name the description to compare it with, or give a file for both --from and --to.");
            using var named = new Taken(root(), oldFile ? asked.To : asked.From, read);
            var present = named.Version.Of(asked.Spec);
            if (present.Document is null)
                throw new UsageException($"There is no description '{asked.Spec}' at {named.Version.Label}.");
            return [oldFile
                ? VendorReport.Between(asked.Spec, asked.Read(asked.From) with { Corrections = present.Corrections }, present)
                : VendorReport.Between(asked.Spec, present, asked.Read(asked.To!) with { Corrections = present.Corrections })];
        }
        using var old = new Taken(root(), asked.From, read);
        using var now = new Taken(root(), asked.To, read);
        var ids = old.Version.Ids.Union(now.Version.Ids).Order(StringComparer.Ordinal).ToList();
        if (asked.Spec is not null && !ids.Contains(asked.Spec))
            throw new UsageException($"There is no description '{asked.Spec}' at {old.Version.Label} or {now.Version.Label}: {string.Join(", ", ids)}.");
        return [.. ids.Where(id => asked.Spec is null || id == asked.Spec).Select(id => VendorReport.Between(id, old.Version.Of(id), now.Version.Of(id)))];
    }

    private sealed record Asked(string? Spec, string From, string? To, IReadOnlyList<string> Allowed)
    {
        public VendorState Read(string file) => VendorState.Of(file, Allowed);
    }

    /// <summary>A version that a command line names: a commit, or the working tree.</summary>
    private sealed class Taken : IDisposable
    {
        private readonly GitTree? _tree;

        public Taken(string root, string? name, Func<string, Workspace> read)
        {
            if (name is not null)
                _tree = GitTree.Take(root, name) ?? throw new UsageException($"'{name}' is neither a file nor a revision that git knows in {root}.");
            Version = new TreeVersion(_tree?.Label ?? "working tree", read(_tree?.Root ?? root), isWorkingTree: _tree is null);
        }

        public TreeVersion Version { get; }

        public void Dispose() => _tree?.Dispose();
    }
}
