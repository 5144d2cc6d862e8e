using System.CommandLine;

namespace AgentSessions.Cli.Commands;

/// <summary><c>completion</c>: what a shell runs to complete this program's commands, vendors, parameters and values.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of: {string.Join(", ", Shells)}." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command("completion", "Writes a shell's completion of this program; its first line says where it goes.") { shell };
        command.SetAction((result, _) => new Failures(result.InvocationConfiguration.Error).GuardAsync(() => WriteAsync(result.GetValue(shell)!, result.InvocationConfiguration.Output)));
        return command;
    }

    private static async Task<int> WriteAsync(string shell, TextWriter output)
    {
        using var script = new StreamReader(Embedded.Open($"completion/{shell}"));
        await output.WriteAsync(await script.ReadToEndAsync());
        return ExitCode.Done;
    }
}
