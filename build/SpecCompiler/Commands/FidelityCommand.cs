using System.CommandLine;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Judging;
using SpecClients.Conformance.Totals;
using SpecClients.Generation.Commands;
using SpecClients.OpenApi.Files;

namespace SpecCompiler.Commands;

/// <summary><c>fidelity</c>: what the vendors' documents say against what the built clients carry.</summary>
internal static class FidelityCommand
{
    public static Command Create()
    {
        var root = CommonOptions.Root();
        var vendor = new Argument<string?>("vendor") { Description = "One vendor, as in pipecat-cloud. Default: all.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "table or json.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var lost = new Option<bool>("--lost") { Description = "Leave out what is carried." };
        var configuration = CommonOptions.Configuration();
        var write = new Option<bool>("--write") { Description = "Write the totals of all vendors to generated/fidelity.json too." };
        var command = new Command("fidelity", "Lists every fact of the vendors' documents and how each generator's built clients carry it. Exit 1: something is lost; 2: there is nothing to look at.") { vendor, format, lost, configuration, write, root, CommonOptions.AllowFiles };
        command.SetVerb((result, output, _) => RunAsync(
            new Request(result.Repository(root), result.GetValue(vendor), result.GetValue(format)!, result.GetValue(lost), result.GetValue(configuration)!, result.GetValue(write)), output));
        return command;
    }

    private static async Task<int> RunAsync(Request request, TextWriter output)
    {
        var vendors = request.Repository.Vendors.Where(vendor => request.Vendor is null || vendor.Id == request.Vendor).ToList();
        if (vendors.Count == 0)
            throw new UsageException($"There is no vendor '{request.Vendor}': {string.Join(", ", request.Repository.Vendors.Select(vendor => vendor.Id))}.");
        if (request is { IsWriting: true, Vendor: not null })
            throw new UsageException("--write is of all vendors: leave the vendor out.");
        IReadOnlyList<Library> libraries;
        try
        {
            libraries = BuiltClients.Load(request.Repository, request.Configuration);
        }
        catch (FileNotFoundException e)
        {
            throw new UsageException($"{e.Message} Run 'dotnet build --configuration {request.Configuration}'.");
        }

        var judgements = new List<Judgement>();
        foreach (var document in vendors.Select(VendorDocument.Read))
        {
            foreach (var library in libraries)
                judgements.AddRange(await FidelityMatrix.OfAsync(document, library));
        }
        if (request.IsWriting)
            await File.WriteAllTextAsync(request.Repository.FidelityFile, FidelityTotals.Write(judgements));
        var shown = request.IsLostOnly ? judgements.Where(one => one.Verdict == Verdict.Lost).ToList() : judgements;
        await output.WriteAsync(request.Format == "json" ? FidelityReport.Write(shown) + "\n" : (request.IsLostOnly ? "" : FidelityReport.Table(judgements)) + FidelityReport.Lost(judgements));
        return judgements.Any(one => one.Verdict == Verdict.Lost) ? 1 : 0;
    }

    private sealed record Request(Repository Repository, string? Vendor, string Format, bool IsLostOnly, string Configuration, bool IsWriting);
}
