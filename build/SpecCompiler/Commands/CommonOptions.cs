using System.CommandLine;
using SpecCompiler.Compiling;
using SpecCompiler.Reading;

namespace SpecCompiler.Commands;

/// <summary>What the verbs share: where the repository is, and how problems are told.</summary>
internal static class CommonOptions
{
    public static Option<string?> Root() => new("--root") { Description = "The folder that holds specs/ and build/. Default: the nearest one from here upwards." };

    /// <summary>Shared by the verbs that read descriptions.</summary>
    public static Option<string[]> AllowFiles { get; } = new("--allow-files")
    {
        Description = "A folder that a description's references to files may lead to, besides its own. May be repeated.",
        HelpName = "dir",
        DefaultValueFactory = _ => [],
    };

    public static Option<string> Configuration() => new("--configuration") { Description = "The build that is looked at.", DefaultValueFactory = _ => "Debug", HelpName = "name" };

    public static Repository Repository(this ParseResult result, Option<string?> root) =>
        new(result.GetValue(root) ?? Compiling.Repository.Find(Environment.CurrentDirectory).Root) { AllowedFolders = result.GetValue(AllowFiles) ?? [] };

    /// <summary>Runs a verb; a problem with an input is told at its place and ends with 1.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (ProblemException e)
        {
            foreach (var problem in e.Problems)
                Console.Error.WriteLine(problem);
            return 1;
        }
    }
}
