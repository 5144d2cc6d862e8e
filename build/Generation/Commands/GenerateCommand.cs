using System.CommandLine;
using SpecClients.Generation.Tree;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.Commands;

/// <summary><c>generate</c>: what the build runs when a spec, an overlay, a template or the compiler has changed.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var root = CommonOptions.Root();
        var list = new Option<string?>("--list") { Description = "A file to write the names of all inputs and outputs to, a line each." };
        var timeout = CommonOptions.Timeout();
        var command = new Command("generate", "Brings generated/ up to date with specs/, running the generators only for what is stale.") { root, CommonOptions.AllowFiles, list, timeout };
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var repository = result.Repository(root);
            foreach (var problem in Sources.Check(repository))
                await result.InvocationConfiguration.Error.WriteLineAsync(problem.ToString());
            var limits = new WorkerLimits(TimeSpan.FromSeconds(result.GetValue(timeout)));
            var tree = new GeneratedTree(repository, Generators.Of(repository, limits));
            await tree.UpdateAsync(output.WriteLine, new Deadline(limits.Time), cancellationToken);
            if (result.GetValue(list) is { } file)
                File.WriteAllLines(file, Files(repository));
            return 0;
        });
        return command;
    }

    private static IEnumerable<string> Files(Repository repository) =>
        new[] { repository.Specs, repository.Generated }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
}
