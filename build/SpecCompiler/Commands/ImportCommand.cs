using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Tree;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Importing;
using SpecCompiler.Projects;

namespace SpecCompiler.Commands;

/// <summary><c>import</c>: takes a vendor's own description into <c>specs/</c>, byte for byte.</summary>
internal static class ImportCommand
{
    /// <param name="generators">Those that the description is tried with. Default: all.</param>
    /// <param name="read">Reads the projects. Default: as MSBuild evaluates them.</param>
    public static Command Create(Func<WorkerLimits, IReadOnlyList<IGenerator>>? generators = null, ReadWorkspace? read = null)
    {
        var page = new Argument<string>("page") { Description = "A docs page with a fenced OpenAPI block, or a bare YAML or JSON document: an https address, a file, or git:REPOSITORY@REF:PATH." };
        var vendor = new Option<string>("--vendor") { Description = "The vendor's name: <vendor>.yaml (or .json) is written, beside the other descriptions or in specs/.", Required = true, HelpName = "name" };
        var source = new Option<string?>("--source") { Description = "Where a file came from, for 'update'. Default: the index and title that the page itself names.", HelpName = "url" };
        var note = new Option<string?>("--note") { Description = "A sentence for sources.json on what was taken.", HelpName = "text" };
        var block = new Option<int?>("--block") { Description = "Which OpenAPI block, from 1, where the page holds several.", HelpName = "n" };
        var hosts = AllowHost();
        var timeout = CommonOptions.Timeout();
        var options = new WorkspaceOptions(read);
        var command = new Command("import", """
            Takes a vendor's own OpenAPI description, byte for byte, and records where it came from in sources.json beside
            it. Nothing is written unless clients can be made of it, with none of its texts for code. Offline
            unless PAGE is an address.
            Exit 0: imported, or there already. 1: the page or its document cannot be used. 2: usage.
            """) { page, vendor, source, note, block, hosts, timeout };
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.Given(vendor) is { } name && FileNames.WhyNotVendor(name) is { } why)
                result.AddError($"'{name}' cannot name a vendor: {why}.");
            if (result.Given(source) is { } address && !Uri.IsWellFormedUriString(address, UriKind.Absolute))
                result.AddError($"--source {address} is not an address.");
        });
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var specs = new SpecFolder(options.Read(result), TimeProvider.System);
            var name = result.GetValue(vendor)!;
            var limits = new WorkerLimits(TimeSpan.FromSeconds(result.GetValue(timeout)));
            var (taken, commit) = await new SpecSources(new HostRules(result.GetValue(hosts)!))
                .ReadAsync(result.GetValue(page)!, Environment.CurrentDirectory, new SourceMark(result.GetValue(page)!, 1, 1), RequestHeaders.None, cancellationToken);
            var (document, compiled) = await new Deadline(limits.Time).RunAsync(new SourceMark(result.GetValue(page)!, 1, 1), _ =>
            {
                var found = taken.Document(result.GetValue(block));
                return Task.FromResult((found, specs.Holds(name, found) ? null : specs.Compile(name, found)));
            }, cancellationToken);
            foreach (var warning in compiled?.Warnings ?? [])
                await output.WriteLineAsync(warning.ToString());
            if (compiled is not null)
                await GuardedGeneration.TryAsync(compiled, (generators ?? Generators.Of)(limits), cancellationToken);
            var origin = OriginOf(taken, document, result.GetValue(page)!, result.GetValue(source)) with { Block = result.GetValue(block), Note = result.GetValue(note), Commit = commit };
            var isNew = specs.Find(name) is null;
            if (specs.Write(name, document, origin) is not { } written)
            {
                await output.WriteLineAsync($"{name}: this document is there already.");
                return 0;
            }
            await output.WriteLineAsync($"{written} written, {document.Bytes.Length} bytes; where it came from is in sources.json beside it.");
            if (origin.Source is null && isNew)
                await output.WriteLineAsync($"Its source is not known: 'update {name}' needs one in sources.json.");
            await output.WriteLineAsync(isNew ? "Next: dotnet build" : $"Next: report {name}, dotnet build");
            return 0;
        });
        return command;
    }

    public static Option<string[]> AllowHost() => new("--allow-host")
    {
        Description = "A host that is private, is asked over http, or is another one that a redirect or an index leads to. May be repeated.",
        HelpName = "host",
        DefaultValueFactory = _ => [],
    };

    private static NewOrigin OriginOf(VendorPage taken, VendorDocument document, string page, string? source)
    {
        var index = document.IsBare ? null : taken.Index;
        if (source is null && (Download.IsAddress(page) || GitSource.Parse(page) is not null))
            return new NewOrigin(page, null, null, null);
        if (source is null && index is not null && taken.Title is { } heading)
            return new NewOrigin(index, heading, null, null);
        return new NewOrigin(source, source is not null && source == index ? taken.Title : null, null, null);
    }
}
