using System.CommandLine;
using SpecClients.Changes.Reports;
using SpecClients.Changes.States;
using SpecClients.Generation.Commands;
using SpecClients.OpenApi.Files;
using SpecCompiler.Versions;

namespace SpecCompiler.Commands;

/// <summary><c>report</c>: what a changed description means for callers, for a reviewer to paste in a pull request.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var vendor = new Argument<string?>("vendor") { Description = "The vendor to report on. Default: all; for two files, the second one's name.", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { Description = "A git revision or a file. Default: HEAD.", HelpName = "rev|file" };
        var to = new Option<string?>("--to") { Description = "A git revision or a file. Default: the working tree.", HelpName = "rev|file" };
        var format = new Option<string>("--format") { Description = "markdown or json.", DefaultValueFactory = _ => "markdown" };
        format.AcceptOnlyFromAmong("markdown", "json");
        var root = CommonOptions.Root();
        var command = new Command("report", """
            Says what changed in the vendors' descriptions, whether it breaks callers and why, what the next version's
            number must say, the changelog entry, the lines that come and go in the committed listings of each generator's
            public C# API (which 'dotnet build' writes; a file by itself has none), and the overlay actions that the
            vendor has overtaken. Offline; two files are compared without git.
            Exit 0: no differences. 1: differences, or a document that cannot be read. 2: usage.
            """) { vendor, from, to, format, root, CommonOptions.AllowFiles };
        command.SetVerb(async (result, output, _) =>
        {
            var reports = Reports(result.GetValue(vendor), result.GetValue(from) ?? "HEAD", result.GetValue(to), file => VendorState.Of(file, result.GetValue(CommonOptions.AllowFiles) ?? []), () => result.Repository(root));
            await output.WriteAsync(result.GetValue(format) == "json" ? JsonReport.Write(reports) : MarkdownReport.Write(reports));
            return reports.Any(report => !report.IsEmpty) ? 1 : 0;
        });
        return command;
    }

    private static List<VendorReport> Reports(string? vendor, string from, string? to, Func<string, VendorState> read, Func<Repository> repository)
    {
        var (oldFile, newFile) = (File.Exists(from), File.Exists(to));
        if (oldFile && newFile)
            return [VendorReport.Between(vendor ?? Path.GetFileNameWithoutExtension(to)!, read(from), read(to!))];
        if (oldFile || newFile)
        {
            if (vendor is null)
                throw new UsageException($"{(oldFile ? from : to)} is a file: name the vendor to compare it with, or give a file for both --from and --to.");
            var named = Version(repository(), oldFile ? to : from);
            var present = VendorState.At(named, vendor);
            if (present.Document is null)
                throw new UsageException($"There is no vendor '{vendor}' at {named.Label}.");
            return [oldFile
                ? VendorReport.Between(vendor, read(from) with { Overlay = present.Overlay }, present)
                : VendorReport.Between(vendor, present, read(to!) with { Overlay = present.Overlay })];
        }
        var root = repository();
        var (old, now) = (Version(root, from), Version(root, to));
        var vendors = VendorState.Vendors(old).Union(VendorState.Vendors(now)).Order(StringComparer.Ordinal).ToList();
        if (vendor is not null && !vendors.Contains(vendor))
            throw new UsageException($"There is no vendor '{vendor}' at {old.Label} or {now.Label}: {string.Join(", ", vendors)}.");
        return vendors.Where(name => vendor is null || name == vendor)
            .Select(name => VendorReport.Between(name, VendorState.At(old, name), VendorState.At(now, name)))
            .ToList();
    }

    private static IVersion Version(Repository repository, string? name) => name is null
        ? new WorkingTree(repository)
        : GitRevision.Find(repository, name) ?? throw new UsageException($"'{name}' is neither a file nor a revision that git knows in {repository.Root}.");
}
