using System.Diagnostics;
using System.Runtime.Versioning;

namespace AgentSessions.Tests.Workflow;

/// <summary>The repository that the job works in, with its remote and what is handed over to it.</summary>
[Platform(Exclude = "Win", Reason = "The workflow's scripts run where it runs.")]
[UnsupportedOSPlatform("windows")]
public abstract class ProposingJob
{
    protected string Folder { get; private set; } = null!;

    /// <summary>What the workflow gives its scripts.</summary>
    protected Dictionary<string, string> Environment { get; private set; } = null!;

    /// <summary>What the last script printed.</summary>
    protected string Said { get; private set; } = "";

    [SetUp]
    public void MakeRepository()
    {
        Folder = Directory.CreateTempSubdirectory("agentsessions-").FullName;
        Git(Folder, "init", "-q", "--bare", "origin.git");
        Git(Folder, "clone", "-q", "origin.git", "tree");
        Write(At("tree"), "specs/acme.yaml", "openapi: 3.0.3\n");
        Write(At("tree"), "specs/acme.overlay.yaml", "overlay: 1.0.0\nactions: []\n");
        Write(At("tree"), "generated/Acme/Client.g.cs", "class Client;\n");
        Write(At("tree"), "src/a.cs", "class A;\n");
        Git(At("tree"), "add", "-A");
        Git(At("tree"), "commit", "-q", "-m", "State");
        Git(At("tree"), "push", "-q", "origin", "HEAD:refs/heads/main");
        Environment = new()
        {
            ["TOOL"] = "dotnet tool",
            ["DESCRIPTIONS"] = "specs",
            ["GENERATED"] = "generated",
            ["CHECKS"] = "ci.yml",
            ["RUNNER_TEMP"] = Folder,
            ["GITHUB_OUTPUT"] = At("output"),
            ["GITHUB_STEP_SUMMARY"] = At("summary"),
        };
        WriteProgram("gh", $"""echo "$*" >> "{At("calls")}"; [ "$1 $2" != "pr list" ] || cat "{At("known")}" """);
        File.WriteAllText(At("known"), "0\n");
        Write(Folder, "update/report.md", "# What changes\n");
    }

    [TearDown]
    public void RemoveRepository() => Directory.Delete(Folder, recursive: true);

    /// <summary>Makes the patch of what is done to a copy of the repository.</summary>
    protected void Take(Action<string> change)
    {
        Git(Folder, "clone", "-q", "-b", "main", "origin.git", "copy");
        change(At("copy"));
        Git(At("copy"), "-c", "advice.addEmbeddedRepo=false", "add", "-A");
        File.WriteAllText(At("update/changes.patch"), Git(At("copy"), "diff", "--cached", "--binary", "--full-index", "HEAD"));
        Directory.Delete(At("copy"), recursive: true);
    }

    protected (int Exit, string Errors) Propose() => Run("propose", "Propose") is var (exit, errors) && exit == 0 ? (exit, "") : (exit, errors);

    /// <summary>Runs the script of a step as the runner does.</summary>
    protected (int Exit, string Errors) Run(string job, string step) =>
        RunScript(WorkflowFile.Read(".github/workflows/propose-updates.yml").SelectToken($"jobs.{job}.steps[?(@.name == '{step}')].run")!.ToString());

    protected (int Exit, string Errors) RunScript(string script)
    {
        Write(Folder, "step.sh", script);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", At("step.sh")])
        {
            WorkingDirectory = At("tree"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        start.Environment["PATH"] = $"{At("bin")}:{start.Environment["PATH"]}";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        Said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors.Result);
    }

    protected void WriteProgram(string name, string script)
    {
        Write(Folder, $"bin/{name}", $"#!/usr/bin/env bash\n{script}\n");
        File.SetUnixFileMode(At($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    protected string[] Branches() => Git(At("origin.git"), "for-each-ref", "--format=%(refname:lstrip=2)").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    protected string Calls() => File.Exists(At("calls")) ? File.ReadAllText(At("calls")) : "";

    protected string At(string name) => Path.Combine(Folder, name);

    protected static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    protected static string Git(string folder, params string[] arguments)
    {
        string[] settings = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"];
        var start = new ProcessStartInfo("git", [.. settings, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, $"{string.Join(' ', arguments)}: {errors.Result}");
        return output;
    }
}
