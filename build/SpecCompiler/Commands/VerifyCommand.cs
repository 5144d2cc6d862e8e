using System.CommandLine;
using SpecCompiler.Compiling;
using SpecCompiler.Generating;

namespace SpecCompiler.Commands;

/// <summary><c>verify</c>: proves, without any generator, that generated/ is what specs/ and the lock say.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var root = CommonOptions.Root();
        var command = new Command("verify", "Proves generated/ against specs/ and the lock, offline and without running a generator. Exit 1: something differs.") { root };
        command.SetAction((result, _) => CommonOptions.RunAsync(() =>
        {
            var repository = result.Repository(root);
            var tree = new GeneratedTree(repository, [new NSwagGenerator(repository), new KiotaGenerator(repository, command: null)]);
            var differences = Sources.Check(repository).Select(problem => problem.ToString()).Concat(tree.Differences()).ToList();
            foreach (var difference in differences)
                Console.Error.WriteLine(difference);
            Console.WriteLine(differences.Count == 0
                ? $"{repository.Vendors.Count} vendors: generated/ is what specs/ and the lock say."
                : $"{differences.Count} differences. 'dotnet build' regenerates what is stale; commit the result with its cause.");
            return Task.FromResult(differences.Count == 0 ? 0 : 1);
        }));
        return command;
    }
}
