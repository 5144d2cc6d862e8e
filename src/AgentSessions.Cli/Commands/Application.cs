using System.CommandLine;
using AgentSessions.Cli.Output;

namespace AgentSessions.Cli.Commands;

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
            VendorsCommand.Create(VendorClient.All, VendorClient.Broken),
            SpecsCommand.Create(),
            SandboxCommand.Create(),
            CompletionCommand.Create(),
        };
        root.SetAction((_, stop) => new Failures(error).GuardAsync(() => Overview.RunAsync(VendorClient.All, VendorClient.Broken, VendorClient.Documents, output, error, stop)));

        var command = root.Parse(arguments);
        if (command.Errors.Count == 0 || root.Directives.Any(directive => command.GetResult(directive) is not null))
        {
            var exitCode = await command.InvokeAsync(new() { Output = output, Error = error, ProcessTerminationTimeout = TimeToStop }, cancel);
            return exitCode != ExitCode.Done ? exitCode : await new Failures(error).GuardAsync(() => FlushAsync(output));
        }
        foreach (var problem in command.Errors)
            await error.WriteLineAsync(OneLine.Of($"{problem.Message}{Correction(command, problem.Message)}"));
        await error.WriteLineAsync("Try 'agent-sessions --help'.");
        return ExitCode.Usage;
    }

    private static async Task<int> FlushAsync(TextWriter output)
    {
        await output.FlushAsync();
        return ExitCode.Done;
    }

    /// <summary>The command or option that a word was probably meant to be, as a question.</summary>
    private static string? Correction(ParseResult command, string problem)
    {
        var word = command.UnmatchedTokens.FirstOrDefault(word => problem.Contains($"'{word}'", StringComparison.Ordinal));
        var known = word?.StartsWith('-') == true
            ? command.CommandResult.Command.Options.Select(option => option.Name)
            : command.CommandResult.Command.Subcommands.Select(one => one.Name);
        return word is not null && Spelling.Nearest(word, known) is { } meant ? $" Did you mean '{meant}'?" : null;
    }
}
