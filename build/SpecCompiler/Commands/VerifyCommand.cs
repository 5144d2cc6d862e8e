using System.CommandLine;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Judging;
using SpecClients.Conformance.Totals;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Guard;
using SpecClients.Generation.PublicApi;
using SpecClients.Generation.Tree;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Commands;

/// <summary><c>verify</c>: all that can be proved of the tree, without any generator: what CI calls.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var configuration = CommonOptions.Configuration();
        var deep = new Option<bool>("--deep") { Description = "Generate every client too, twice, the second time with other prose: the code must be the same." };
        var root = CommonOptions.Root();
        var command = new Command("verify", """
            Proves the tree, offline and without running a generator: specs/ against their recorded hashes, our overlays
            against specs/ (an action that does nothing is stale), generated/ against specs/ and the lock, the built
            packages against their source, the API listings against the packages, and every fact of the vendors' documents
            against the built clients. With --deep the generators run, and write nothing.
            Exit 0: all of it holds. 1: something does not; each is told in a line. 2: usage.
            """) { configuration, deep, root, CommonOptions.AllowFiles };
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var repository = result.Repository(root);
            var findings = await FindAsync(repository, result.GetValue(configuration)!);
            if (result.GetValue(deep))
                findings = [.. findings, .. await TextsInCodeAsync(repository, cancellationToken)];
            foreach (var finding in findings)
                await result.InvocationConfiguration.Error.WriteLineAsync(finding);
            await output.WriteLineAsync(findings.Count == 0
                ? $"{repository.Vendors.Count} vendors: specs, overlays, generated files, listings and clients agree."
                : $"{findings.Count} {(findings.Count == 1 ? "finding" : "findings")}. 'dotnet build' regenerates and rebuilds what is stale; commit the result with its cause.");
            return findings.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static async Task<IReadOnlyList<string>> TextsInCodeAsync(Repository repository, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        foreach (var vendor in repository.Vendors)
        {
            try
            {
                await GuardedGeneration.TryAsync(EffectiveDocument.Compile(vendor), Generators.Of(WorkerLimits.Default), cancellationToken);
            }
            catch (ProblemException e)
            {
                findings.AddRange(e.Problems.Select(problem => problem.ToString()));
            }
        }
        return findings;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(Repository repository, string configuration)
    {
        var findings = Sources.Check(repository).Select(problem => problem.ToString()).ToList();
        try
        {
            findings.AddRange(new TreeDifferences(repository.Output, Generators.Of()).Find(repository.Vendors));
        }
        catch (ProblemException e)
        {
            // Nothing below can be told of documents that cannot be read.
            return [.. findings, .. e.Problems.Select(problem => problem.ToString())];
        }
        var unbuilt = Listing.Packages.Select(package => CompiledSource.Difference(repository, package, configuration)).OfType<string>().ToList();
        if (unbuilt.Count > 0)
            return [.. findings, .. unbuilt.Select(line => $"{line}: run 'dotnet build --configuration {configuration}' to have its API and its fidelity proved")];

        findings.AddRange(Listing.Packages
            .SelectMany(package => Listing.Of(repository, AssemblyFolder.Load(repository, package, configuration)))
            .Select(listing => listing.Difference(repository) is { } difference ? $"{difference}\n  If that is meant: {ListingsCommand.Accept}" : null)
            .OfType<string>());
        foreach (var library in BuiltClients.Load(repository, configuration))
        {
            foreach (var document in repository.Vendors.Select(VendorDocument.Read))
                findings.AddRange((await FidelityMatrix.OfAsync(document, library)).Where(one => one.Verdict == Verdict.Lost).Select(one => $"lost: {FidelityReport.Line(one)}"));
        }
        return findings;
    }
}
