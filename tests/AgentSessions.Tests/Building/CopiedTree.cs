
namespace AgentSessions.Tests.Building;

/// <summary>A copy of the working tree without its build output, to change and build; removed in the end.</summary>
internal sealed class CopiedTree : IDisposable
{
    private static readonly string[] Left = [".git", "bin", "obj", "TestResults", "artifacts"];

    public CopiedTree() => Copy(new DirectoryInfo(Repository.Find(TestContext.CurrentContext.TestDirectory).Root), Root);

    /// <summary>The folder that the copy stands in, alone.</summary>
    public string Surroundings { get; } = Directory.CreateTempSubdirectory("agent-sessions-").FullName;

    public string Root => Path.Combine(Surroundings, "repository");

    /// <summary>What its commands find in their environment.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public string this[string path] => Path.Combine(Root, path);

    public void Edit(string path, string from, string to)
    {
        var text = File.ReadAllText(this[path]);
        Assert.That(text, Does.Contain(from), $"{path} no longer holds what this test edits.");
        File.WriteAllText(this[path], text.Replace(from, to));
    }

    public Task<(int ExitCode, string Output)> DotnetAsync(params string[] arguments) => DotnetCommand.RunAsync(Root, Settings, arguments);

    public void Dispose() => Directory.Delete(Surroundings, recursive: true);

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
