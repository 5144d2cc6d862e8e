using System.Diagnostics;
using SpecCompiler.Compiling;

namespace AgentSessions.Tests.Building;

/// <summary>A copy of the working tree without its build output, to change and build; removed in the end.</summary>
internal sealed class CopiedTree : IDisposable
{
    private static readonly string[] Left = [".git", "bin", "obj", "TestResults", "artifacts"];

    public CopiedTree() => Copy(new DirectoryInfo(Repository.Find(TestContext.CurrentContext.TestDirectory).Root), Root);

    public string Root { get; } = Directory.CreateTempSubdirectory("agent-sessions-").FullName;

    /// <summary>What its commands find in their environment.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public string this[string path] => Path.Combine(Root, path);

    public void Edit(string path, string from, string to)
    {
        var text = File.ReadAllText(this[path]);
        Assert.That(text, Does.Contain(from), $"{path} no longer holds what this test edits.");
        File.WriteAllText(this[path], text.Replace(from, to));
    }

    public async Task<(int ExitCode, string Output)> DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        // What the outer test run sets for its own MSBuild is not this build's business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        // In a linked worktree .git is a file: with it, git would take the copy for the original.
        foreach (var file in from.EnumerateFiles().Where(file => !Left.Contains(file.Name)))
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories().Where(folder => !Left.Contains(folder.Name)))
            Copy(folder, Path.Combine(to, folder.Name));
    }
}
