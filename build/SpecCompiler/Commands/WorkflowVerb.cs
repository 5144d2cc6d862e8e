using System.CommandLine;
using SpecCompiler.Compiling;
using SpecCompiler.Reading;

namespace SpecCompiler.Commands;

/// <summary>What the verbs of the update workflow share: their exit codes, and where they write.</summary>
internal static class WorkflowVerb
{
    private const int Found = 1;
    private const int Usage = 2;

    /// <summary>Runs the verb that a command line names; one that cannot be read ends with 2.</summary>
    public static async Task<int> RunAsync(this ParseResult result, InvocationConfiguration? configuration = null)
    {
        var exit = await result.InvokeAsync(configuration);
        return result.Errors.Count > 0 ? Usage : exit;
    }

    /// <summary>Gives a command its work; a problem with an input ends with 1, a question that cannot be meant with 2.</summary>
    public static void SetVerb(this Command command, Func<ParseResult, TextWriter, CancellationToken, Task<int>> verb) => command.SetAction(async (result, cancellationToken) =>
    {
        var error = result.InvocationConfiguration.Error;
        try
        {
            return await verb(result, result.InvocationConfiguration.Output, cancellationToken);
        }
        catch (ProblemException e)
        {
            foreach (var problem in e.Problems)
                await error.WriteLineAsync(problem.ToString());
            return Found;
        }
        catch (UsageException e)
        {
            await error.WriteLineAsync(e.Message);
            return Usage;
        }
        catch (DirectoryNotFoundException e)
        {
            await error.WriteLineAsync(e.Message);
            return Usage;
        }
    });

    /// <summary>The vendors that a verb is about: the one named, or all.</summary>
    public static IReadOnlyList<string> Vendors(this Repository repository, string? named)
    {
        var vendors = repository.Vendors.Select(vendor => vendor.Id).ToList();
        if (named is null)
            return vendors;
        return vendors.Contains(named) ? [named] : throw new UsageException($"There is no vendor '{named}' in specs/: {string.Join(", ", vendors)}.");
    }
}
