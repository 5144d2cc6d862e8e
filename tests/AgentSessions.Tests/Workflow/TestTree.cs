using System.CommandLine;
using System.Diagnostics;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Workflow;

/// <summary>A repository of its own in a temporary folder, and the verbs run in it.</summary>
internal sealed class TestTree : IDisposable
{
    public TestTree()
    {
        Directory.CreateDirectory(Path.Combine(Root, "specs"));
        Directory.CreateDirectory(Path.Combine(Root, "build"));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("agentsessions-").FullName;

    /// <summary>The repository that these tests are part of.</summary>
    public static string Ours { get; } = FindOurs();

    public string this[string name]
    {
        get => File.ReadAllText(At(name));
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
            File.WriteAllText(At(name), value);
        }
    }

    public string At(string name) => Path.Combine(Root, name);

    public IEnumerable<string> Specs => Directory.EnumerateFiles(At("specs")).Select(file => Path.GetFileName(file)).Order();

    /// <summary>Runs a verb here and returns its exit code and what it wrote.</summary>
    public Task<Outcome> RunAsync(params string[] arguments) => RunAnywhereAsync([.. arguments, "--root", Root]);

    public static async Task<Outcome> RunAnywhereAsync(params string[] arguments)
    {
        var root = new RootCommand { ImportCommand.Create(), UpdateCommand.Create(), ReportCommand.Create() };
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = await root.Parse(arguments).RunAsync(new InvocationConfiguration { Output = output, Error = error });
        return new Outcome(exit, output.ToString(), error.ToString());
    }

    public string Git(params string[] arguments)
    {
        string[] settings = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false"];
        using var git = Process.Start(new ProcessStartInfo("git", [.. settings, .. arguments]) { WorkingDirectory = Root, RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, string.Join(' ', arguments));
        return output.Trim();
    }

    public void Commit()
    {
        if (!Directory.Exists(At(".git")))
            Git("init", "-q");
        Git("add", "-A");
        Git("commit", "-q", "-m", "State");
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(Root, recursive: true);
    }

    private static string FindOurs()
    {
        for (var at = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "AgentSessions.Generated.sln")))
                return at.FullName;
        }
        throw new DirectoryNotFoundException("The tests run outside of their repository.");
    }
}

internal sealed record Outcome(int Exit, string Output, string Error);
