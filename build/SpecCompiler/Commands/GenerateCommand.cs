using System.CommandLine;
using SpecCompiler.Compiling;
using SpecCompiler.Generating;

namespace SpecCompiler.Commands;

/// <summary><c>generate</c>: what the build runs when a spec, an overlay, a template or the compiler has changed.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var root = CommonOptions.Root();
        var list = new Option<string?>("--list") { Description = "A file to write the names of all inputs and outputs to, a line each." };
        var command = new Command("generate", "Brings generated/ up to date with specs/, running the generators only for what is stale.") { root, CommonOptions.AllowFiles, list };
        command.SetAction((result, _) => CommonOptions.RunAsync(async () =>
        {
            var repository = result.Repository(root);
            foreach (var problem in Sources.Check(repository))
                Console.Error.WriteLine(problem);
            var tree = new GeneratedTree(repository, [new NSwagGenerator(repository), new KiotaGenerator()]);
            await tree.UpdateAsync(Console.Out.WriteLine);
            if (result.GetValue(list) is { } file)
                File.WriteAllLines(file, Files(repository));
            return 0;
        }));
        return command;
    }

    private static IEnumerable<string> Files(Repository repository) =>
        new[] { repository.Specs, repository.Generated }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
}
