using System.Diagnostics;

namespace AgentSessions.Tests.CommandLine;

internal sealed class Completing
{
    [TestCase("li", ExpectedResult = "list")]
    [TestCase("list pi", ExpectedResult = "pipecat-cloud --api-key")]
    [TestCase("agent-sessions list foun", ExpectedResult = "foundry")]
    [TestCase("list meibel support --query sort", ExpectedResult = "sort_by= sort_order=")]
    [TestCase("list pipecat-cloud support --query status=", ExpectedResult = "status=active status=all status=ended")]
    [TestCase("list pipecat-cloud support --query status=e", ExpectedResult = "status=ended")]
    [TestCase("list acme support --query ", ExpectedResult = "")]
    [TestCase("list meibel --generator ", ExpectedResult = "kiota nswag")]
    [TestCase("list meibel --format nd", ExpectedResult = "ndjson")]
    [TestCase("sandbox --la", ExpectedResult = "--latency")]
    [TestCase("completion z", ExpectedResult = "zsh")]
    public async Task<string> What_is_typed_is_completed(string typed)
    {
        var run = await CliRun.OfAsync($"[suggest:{typed.Length}]", typed);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        return string.Join(' ', run.Output.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    [TestCase("bash", """source "$1"; COMP_LINE=$2 COMP_POINT=${#2}; _agent_sessions; printf '%s\n' "${COMPREPLY[@]}" """, "list pipecat-cloud a --query status=a", ExpectedResult = "active all")]
    [TestCase("bash", """source "$1"; COMP_LINE=$2 COMP_POINT=${#2}; _agent_sessions; printf '%s\n' "${COMPREPLY[@]}" """, "list meibel a --query sort", ExpectedResult = "sort_by= sort_order=")]
    [TestCase("fish", """source $argv[1]; complete --do-complete $argv[2]""", "list meibel a --query sort", ExpectedResult = "sort_by= sort_order=")]
    [TestCase("zsh", """compdef() { }; compadd() { [[ $1 == -S ]] && shift 2; shift; print -rl -- "$@" }; source $1; BUFFER=$2 CURSOR=${#2}; _agent_sessions""", "list meibel a --query sort", ExpectedResult = "sort_by= sort_order=")]
    public async Task<string> A_shell_completes_by_its_script(string shell, string ask, string typed)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell))))
            Assert.Ignore($"There is no {shell} on the PATH.");
        var folder = Directory.CreateTempSubdirectory("agent-sessions-completion-").FullName;
        try
        {
            var script = Path.Combine(folder, "script");
            await File.WriteAllTextAsync(script, (await CliRun.OfAsync("completion", shell)).Output);
            await WriteProgramAsync(Path.Combine(folder, "agent-sessions"));
            string[] arguments = shell == "fish" ? ["-N", "-c", ask, script, $"agent-sessions {typed}"] : ["-c", ask, shell, script, $"agent-sessions {typed}"];
            var start = new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["PATH"] = folder + Path.PathSeparator + start.Environment["PATH"];
            start.Environment["HOME"] = folder;
            var run = await CliRun.OfProcessAsync(Process.Start(start)!);
            Assert.That(run.Error, Is.Empty);
            return string.Join(' ', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("bash", ".bashrc")]
    [TestCase("zsh", ".zshrc")]
    [TestCase("fish", "config.fish")]
    [TestCase("pwsh", "$PROFILE")]
    public async Task A_script_says_where_it_goes(string shell, string file)
    {
        var run = await CliRun.OfAsync("completion", shell);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Lines[0], Does.StartWith("# ").And.Contain(file).And.Contain($"agent-sessions completion {shell}"));
    }

    /// <summary>The program under its own name, as an installed tool is.</summary>
    private static async Task WriteProgramAsync(string path)
    {
        await File.WriteAllTextAsync(path, $"#!/bin/sh\nexec dotnet '{CliRun.Program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
