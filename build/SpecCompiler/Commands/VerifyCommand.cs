using System.CommandLine;
using SpecClients.Conformance.Judging;
using SpecClients.Conformance.Totals;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Tree;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Projects;

namespace SpecCompiler.Commands;

/// <summary><c>verify</c>: all that can be proved of a tree, without any generator: what CI calls.</summary>
internal static class VerifyCommand
{
    public static Command Create(ReadWorkspace? read = null)
    {
        var deep = new Option<bool>("--deep") { Description = "Generate every client too, twice, the second time with other prose: the code must be the same." };
        var options = new WorkspaceOptions(read);
        var command = new Command("verify", """
            Proves the clients that projects ask for, offline and without running a generator: descriptions against the
            hashes recorded in sources.json, overlays against descriptions (an action that does nothing is stale), generated
            code against descriptions and the lock, built assemblies against their source, listings of public C# against
            the assemblies, and every fact of the descriptions against the built clients. With --deep the generators run,
            and write nothing.
            Exit 0: all of it holds. 1: something does not; each is told in a line. 2: usage.
            """) { deep };
        options.AddTo(command);
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var workspace = options.Read(result);
            var specs = workspace.Named(null);
            var findings = await FindAsync(workspace, options.IsWhole(result), options.ConfigurationOf(result));
            if (result.GetValue(deep))
                findings = [.. findings, .. await TextsInCodeAsync(specs, cancellationToken)];
            foreach (var finding in findings)
                await result.InvocationConfiguration.Error.WriteLineAsync(finding);
            await output.WriteLineAsync(findings.Count == 0
                ? $"{specs.Count} {(specs.Count == 1 ? "description" : "descriptions")}: sources, overlays, generated files, listings and clients agree."
                : $"{findings.Count} {(findings.Count == 1 ? "finding" : "findings")}. 'dotnet build' regenerates and rebuilds what is stale; commit the result with its cause.");
            return findings.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static async Task<IReadOnlyList<string>> TextsInCodeAsync(IReadOnlyList<RequestedSpec> specs, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        foreach (var spec in specs)
        {
            try
            {
                await GuardedGeneration.TryAsync(EffectiveDocument.Compile(spec.Files, spec.Clients[0].Item.Settings), Generators.Of(WorkerLimits.Default), cancellationToken);
            }
            catch (ProblemException e)
            {
                findings.AddRange(e.Problems.Select(problem => problem.ToString()));
            }
        }
        return findings;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(Workspace workspace, bool isWhole, string configuration)
    {
        var findings = Sources.Check(workspace.Specs.Select(spec => spec.Files)).Select(problem => problem.ToString()).ToList();
        try
        {
            foreach (var folder in workspace.Specs.SelectMany(spec => spec.Clients).GroupBy(client => client.Output).Where(folder => File.Exists(folder.Key.LockFile) || !folder.First().Project.Items.IsOwn(folder.Key)))
                findings.AddRange(new TreeDifferences(folder.Key, [.. folder.Select(client => client.Item)], Generators.Of()).Find(isWhole).Select(line => FromRoot(workspace, folder.Key, line)));
        }
        catch (ProblemException e)
        {
            // Nothing below can be told of documents that cannot be read.
            return [.. findings, .. e.Problems.Select(problem => problem.ToString())];
        }
        var libraries = isWhole ? ListedLibrary.Find(workspace, configuration) : [];
        var unbuilt = workspace.Projects.Select(project => Built.Difference(project, workspace.Root)).Concat(libraries.Select(library => library.Difference(workspace.Root))).OfType<string>().ToList();
        if (unbuilt.Count > 0)
            return [.. findings, .. unbuilt.Select(line => $"{line}: run 'dotnet build --configuration {configuration}' to have its API and its fidelity proved")];

        findings.AddRange(ListingsCommand.Of(workspace, libraries)
            .Select(listing => listing.Difference(workspace.NameOf(listing.File)) is { } difference ? $"{difference}\n  If that is meant: {ListingsCommand.Accept}" : null)
            .OfType<string>());
        var judged = await FidelityCommand.JudgeAsync(workspace.Specs, configuration);
        return [.. findings, .. judged.SelectMany(one => one.Judgements).Where(one => one.Verdict == Verdict.Lost).Select(one => $"lost: {FidelityReport.Line(one)}")];
    }

    /// <summary>A line that begins with a file as the lock of a folder names it.</summary>
    private static string FromRoot(Workspace workspace, OutputFolder output, string line) =>
        workspace.NameOf(output.Root) is var folder && folder == "." ? line : $"{folder}/{line}";
}
