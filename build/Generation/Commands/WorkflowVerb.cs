using System.CommandLine;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Commands;

/// <summary>How the verbs run: what ends them, and the exit codes that say so.</summary>
internal static class WorkflowVerb
{
    private const int Found = 1;
    private const int Usage = 2;

    /// <summary>A mistake of this program's: what <c>sysexits.h</c> calls an internal software error.</summary>
    private const int Unforeseen = 70;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs a program to its exit code, and leaves no folder of work behind.</summary>
    public static async Task<int> RunToEndAsync(this RootCommand root, string[] arguments, Interruption interruption)
    {
        var exit = await root.Parse(arguments).RunAsync(cancellationToken: interruption.Token);
        WorkFolder.RemoveAll();
        return interruption.ExitCode ?? exit;
    }

    /// <summary>Runs the verb that a command line names: a problem ends with 1, what cannot be meant with 2, what nobody foresaw with 70.</summary>
    public static async Task<int> RunAsync(this ParseResult result, InvocationConfiguration? configuration = null, CancellationToken cancellationToken = default)
    {
        var settings = configuration ?? new InvocationConfiguration();
        (settings.EnableDefaultExceptionHandler, settings.ProcessTerminationTimeout) = (false, null);
        try
        {
            var running = Task.Run(() => result.InvokeAsync(settings, cancellationToken), CancellationToken.None);
            // What is asked to end removes what it has begun; what does not listen is left to end with the process.
            await Task.WhenAny(running, Task.Delay(Timeout.Infinite, cancellationToken));
            var exit = await running.WaitAsync(cancellationToken.IsCancellationRequested ? Grace : Timeout.InfiniteTimeSpan, CancellationToken.None);
            return result.Errors.Count > 0 ? Usage : exit;
        }
        catch (Exception e) when (e is UsageException or DirectoryNotFoundException)
        {
            await settings.Error.WriteLineAsync(e.Message);
            return Usage;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is OperationCanceledException or TimeoutException)
        {
            return Found;
        }
        catch (Exception e) when (ProblemsOf(e) is { } problems)
        {
            await settings.Error.WriteLineAsync(problems);
            return Found;
        }
        catch (Exception e)
        {
            await settings.Error.WriteLineAsync(UnforeseenError.Report(e));
            return Unforeseen;
        }
    }

    /// <summary>Gives a command its work.</summary>
    public static void SetVerb(this Command command, Func<ParseResult, TextWriter, CancellationToken, Task<int>> verb) =>
        command.SetAction((result, cancellationToken) => verb(result, result.InvocationConfiguration.Output, cancellationToken));

    /// <summary>Gives its work to a command that ends with 1 where it finds a difference: what cannot be compared ends with 2, as diff(1) has it.</summary>
    public static void SetComparison(this Command command, Func<ParseResult, TextWriter, CancellationToken, Task<int>> verb) =>
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            try
            {
                return await verb(result, output, cancellationToken);
            }
            catch (Exception e) when (e is not DirectoryNotFoundException && ProblemsOf(e) is { } problems)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(problems);
                return Usage;
            }
        });

    /// <summary>What is wrong with an input or a file, a line each; nothing of other exceptions.</summary>
    private static string? ProblemsOf(Exception exception) => exception switch
    {
        ProblemException e => string.Join(Environment.NewLine, e.Problems),
        IOException or UnauthorizedAccessException => $"{FileHeader.Program}: error {ProblemCode.Output}: {LineEnds.OneLine(exception.Message)}",
        _ => null,
    };
}
