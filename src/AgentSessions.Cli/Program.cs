using System.CommandLine;
using AgentSessions.Cli;
using AgentSessions.Cli.Commands;

var root = new RootCommand("Lists the sessions of AI agents at five vendors, by typed clients of two generators. Without a command: all of them, from the built-in sandbox.")
{
    ListCommand.Create(),
    VendorsCommand.Create(),
};
root.SetAction((_, cancel) => Failures.GuardAsync(key: null, () => Overview.RunAsync(cancel)));

var command = root.Parse(args);
if (command.Errors.Count == 0)
    return await command.InvokeAsync();
foreach (var error in command.Errors)
    await Console.Error.WriteLineAsync(error.Message);
await Console.Error.WriteLineAsync("Try 'agent-sessions --help'.");
return ExitCode.Usage;
