using System.CommandLine;
using AgentSessions.Cli.Commands;

namespace AgentSessions.Cli;

/// <summary>The command line, whatever its arguments come from and its two streams go to.</summary>
internal static class Application
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    /// <summary>Runs a command line to its exit code. Ctrl-C stops it between two items.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancel = default)
    {
        var root = new RootCommand("Lists the sessions of AI agents at five vendors, by typed clients of two generators. Without a command: all of them, from the built-in sandbox.")
        {
            ListCommand.Create(),
            VendorsCommand.Create(),
            SandboxCommand.Create(),
        };
        root.SetAction((_, stop) => new Failures(error).GuardAsync(() => Overview.RunAsync(output, error, stop)));

        var command = root.Parse(arguments);
        if (command.Errors.Count == 0)
            return await command.InvokeAsync(new() { Output = output, Error = error, ProcessTerminationTimeout = TimeToStop }, cancel);
        foreach (var problem in command.Errors)
            await error.WriteLineAsync(problem.Message.ReplaceLineEndings(" "));
        await error.WriteLineAsync("Try 'agent-sessions --help'.");
        return ExitCode.Usage;
    }
}
