using System.Diagnostics;
using System.Text.Json.Nodes;
using AgentSessions.Cli.Commands;

namespace AgentSessions.Tests.CommandLine;

/// <summary>What a run of the command line ended with and wrote.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    private const string Told = "resume with --resume ";

    /// <summary>The program in its own folder, as it is built next to these tests.</summary>
    public static readonly string Program = Path.GetFullPath("agent-sessions.dll", AppContext.BaseDirectory.Replace(
        Path.Combine("tests", "AgentSessions.Tests", "bin"), Path.Combine("src", "AgentSessions.Cli", "bin"), StringComparison.Ordinal));

    /// <summary>The lines of standard output, where each ends in a line feed.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n')[..^1];

    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The items of an ndjson output.</summary>
    public IEnumerable<JsonNode?> Items => Lines.Select(line => JsonNode.Parse(line));

    /// <summary>The checkpoint that was told on standard error; null where none was.</summary>
    public string? Checkpoint => Error.IndexOf(Told, StringComparison.Ordinal) is >= 0 and var at ? Error[(at + Told.Length)..].Trim() : null;

    /// <summary>Runs in this process.</summary>
    public static async Task<CliRun> OfAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exitCode = await Application.RunAsync(arguments, output, error);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs in a process of its own.</summary>
    public static async Task<CliRun> OfProcessAsync(Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return new(process.ExitCode, await output, await error);
        }
    }

    /// <summary>Starts a process, with the environment's keys replaced by the given variables.</summary>
    public static Process Start(string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Starts a process that is given its standard input.</summary>
    public static Process Start(string[] arguments, string input)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return process;
    }
}
