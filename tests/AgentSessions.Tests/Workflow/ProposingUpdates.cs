using System.Diagnostics;
using System.Runtime.Versioning;

namespace AgentSessions.Tests.Workflow;

/// <summary>The job that may write: what it takes over of a patch, and what it never does.</summary>
[Platform(Exclude = "Win", Reason = "The workflow's scripts run where it runs.")]
[UnsupportedOSPlatform("windows")]
public class ProposingUpdates
{
    private string _folder = null!;

    private static readonly Dictionary<string, Action<string>> Refused = new()
    {
        ["code"] = tree => Write(tree, "src/a.cs", "class Evil;"),
        ["the compiler"] = tree => Write(tree, "build/SpecCompiler/Evil.cs", "class Evil;"),
        ["a workflow"] = tree => Write(tree, ".github/workflows/ci.yml", "on: push"),
        ["the checks"] = tree => Write(tree, ".ci/run", "exit 0"),
        ["a file at the root"] = tree => Write(tree, "Directory.Build.props", "<Project />"),
        ["an overlay"] = tree => Write(tree, "specs/acme.overlay.yaml", "overlay: 1.0.0"),
        ["a folder of descriptions"] = tree => Write(tree, "specs/more/acme.yaml", "openapi: 3.1.0"),
        ["a program among descriptions"] = tree => Write(tree, "specs/acme.sh", "exit 0"),
        ["a build file among generated ones"] = tree => Write(tree, "generated/Acme/Directory.Build.props", "<Project />"),
        ["attributes"] = tree => Write(tree, "generated/.gitattributes", "* filter=evil"),
        ["a hidden folder"] = tree => Write(tree, "generated/.config/a.json", "{}"),
        ["a folder that is spelled alike"] = tree => Write(tree, "Generated/Acme/a.cs", "class A;"),
        ["a name with a line end"] = tree => Write(tree, "generated/a\n.cs", "class A;"),
        ["a deleted source"] = tree => File.Delete(Path.Combine(tree, "src/a.cs")),
        ["a source moved among generated ones"] = tree => File.Move(Path.Combine(tree, "src/a.cs"), Path.Combine(tree, "generated/a.cs")),
        ["a generated file moved among sources"] = tree => File.Move(Path.Combine(tree, "generated/Acme/Client.g.cs"), Path.Combine(tree, "src/Client.g.cs")),
        ["a link"] = tree => File.CreateSymbolicLink(Path.Combine(tree, "generated/Acme/Link.cs"), "../../src/a.cs"),
        ["a file that becomes a link"] = tree =>
        {
            File.Delete(Path.Combine(tree, "specs/acme.yaml"));
            File.CreateSymbolicLink(Path.Combine(tree, "specs/acme.yaml"), "/etc/hostname");
        },
        ["an executable"] = tree =>
        {
            Write(tree, "generated/Acme/New.cs", "class A;");
            File.SetUnixFileMode(Path.Combine(tree, "generated/Acme/New.cs"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        },
        ["a mode"] = tree => File.SetUnixFileMode(Path.Combine(tree, "generated/Acme/Client.g.cs"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute),
        ["a repository in the repository"] = tree =>
        {
            Write(tree, "generated/Acme/Sub.cs/a.txt", "a");
            Git(Path.Combine(tree, "generated/Acme/Sub.cs"), "init", "-q");
            Git(Path.Combine(tree, "generated/Acme/Sub.cs"), "add", "-A");
            Git(Path.Combine(tree, "generated/Acme/Sub.cs"), "commit", "-q", "-m", "Sub");
        },
        ["nothing"] = _ => { },
    };

    private static readonly Dictionary<string, string> Malformed = new()
    {
        ["a way out"] = Added("generated/../src/evil.cs"),
        ["a way out of the repository"] = Added("../evil.cs"),
        ["an absolute path"] = Added(Path.Combine(Path.GetTempPath(), "evil.cs")),
        ["a hook"] = Added(".git/hooks/pre-push"),
        ["a hook below generated"] = Added("generated/.git/hooks/pre-push"),
        ["text"] = "This is no patch.\n",
        ["what does not apply"] = "diff --git a/specs/acme.yaml b/specs/acme.yaml\n--- a/specs/acme.yaml\n+++ b/specs/acme.yaml\n@@ -1 +1 @@\n-openapi: 2.0\n+openapi: 4.0\n",
    };

    private static IEnumerable<string> RefusedChanges => Refused.Keys;

    private static IEnumerable<string> MalformedPatches => Malformed.Keys;

    [SetUp]
    public void MakeRepository()
    {
        _folder = Directory.CreateTempSubdirectory("agentsessions-").FullName;
        Git(_folder, "init", "-q", "--bare", "origin.git");
        Git(_folder, "clone", "-q", "origin.git", "tree");
        foreach (var script in (string[])["propose.sh", "update.sh"])
        {
            Directory.CreateDirectory(At("tree/.github"));
            File.Copy(Path.Combine(TestTree.Ours, ".github", script), At($"tree/.github/{script}"));
        }
        Write(At("tree"), "specs/acme.yaml", "openapi: 3.0.3\n");
        Write(At("tree"), "specs/acme.overlay.yaml", "overlay: 1.0.0\nactions: []\n");
        Write(At("tree"), "generated/Acme/Client.g.cs", "class Client;\n");
        Write(At("tree"), "src/a.cs", "class A;\n");
        Git(At("tree"), "add", "-A");
        Git(At("tree"), "commit", "-q", "-m", "State");
        Git(At("tree"), "push", "-q", "origin", "HEAD:refs/heads/main");
        WriteProgram("gh", $"""echo "$*" >> "{At("calls")}"; [ "$1 $2" != "pr list" ] || cat "{At("known")}" """);
        File.WriteAllText(At("known"), "0\n");
        Write(_folder, "update/report.md", "# What changes\n");
    }

    [TearDown]
    public void RemoveRepository() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Changed_descriptions_and_generated_files_become_a_pull_request_whose_checks_are_started()
    {
        Take(tree =>
        {
            Write(tree, "specs/acme.yaml", "openapi: 3.1.0\n");
            Write(tree, "specs/new.json", "{}\n");
            Write(tree, "generated/Acme/Models/Größe.cs", "class Size;\n");
            Write(tree, "generated/fidelity.json", "{}\n");
            File.Delete(Path.Combine(tree, "generated/Acme/Client.g.cs"));
        });
        Assert.That(Propose(), Is.EqualTo((0, "")));
        var branch = Branches().Single(name => name != "main");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(branch, Does.Match("^update/[0-9a-f]{12}$"));
            Assert.That(Calls(), Is.EqualTo(Proposal(branch)));
            Assert.That(Git(At("origin.git"), "-c", "core.quotePath=false", "diff", "--name-status", "main", branch), Is.EqualTo(
                "D\tgenerated/Acme/Client.g.cs\nA\tgenerated/Acme/Models/Größe.cs\nA\tgenerated/fidelity.json\nM\tspecs/acme.yaml\nA\tspecs/new.json\n"));
            Assert.That(Git(At("origin.git"), "rev-parse", $"{branch}^"), Is.EqualTo(Git(At("origin.git"), "rev-parse", "main")));
            Assert.That(Git(At("tree"), "status", "--porcelain"), Is.Empty, "The files of the job that may write are its own.");
        }
    }

    [Test]
    public void The_same_is_proposed_once()
    {
        Take(tree => Write(tree, "specs/acme.yaml", "openapi: 3.1.0\n"));
        Assert.That(Propose(), Is.EqualTo((0, "")));
        File.Delete(At("calls"));
        File.WriteAllText(At("known"), "1\n");
        var tip = Git(At("origin.git"), "for-each-ref");
        Assert.That(Propose(), Is.EqualTo((0, "")));
        Assert.That(Calls(), Does.StartWith("pr list").And.Not.Contain("pr create"));
        Assert.That(Git(At("origin.git"), "for-each-ref"), Is.EqualTo(tip));
    }

    [Test]
    public void A_report_that_no_pull_request_takes_is_pointed_at()
    {
        Take(tree => Write(tree, "specs/acme.yaml", "openapi: 3.1.0\n"));
        File.WriteAllText(At("update/report.md"), new string('ä', 65_537));
        Assert.That(Propose(), Is.EqualTo((0, "")));
        Assert.That(Calls(), Does.Contain("pr create").And.Not.Contain(At("update/report.md")));
    }

    [TestCaseSource(nameof(RefusedChanges))]
    public void A_patch_that_changes_anything_else_is_refused_whole(string what)
    {
        Take(tree =>
        {
            if (what != "nothing")
                Write(tree, "specs/acme.json", "{}\n");
            Refused[what](tree);
        });
        AssertRefused();
    }

    [TestCaseSource(nameof(MalformedPatches))]
    public void A_patch_that_was_written_by_hand_leads_nowhere(string what)
    {
        Write(_folder, "update/changes.patch", Malformed[what]);
        AssertRefused();
        Assert.That(Directory.EnumerateFileSystemEntries(_folder, "evil.cs", SearchOption.AllDirectories), Is.Empty);
        Assert.That(File.Exists(Path.Combine(Path.GetTempPath(), "evil.cs")), Is.False);
    }

    [TestCase("changes.patch")]
    [TestCase("report.md")]
    public void A_link_in_place_of_what_is_handed_over_is_refused(string name)
    {
        Take(tree => Write(tree, "specs/acme.yaml", "openapi: 3.1.0\n"));
        File.Move(At($"update/{name}"), At(name));
        AssertRefused();
        File.CreateSymbolicLink(At($"update/{name}"), At(name));
        AssertRefused();
    }

    [Test]
    public void What_the_vendors_changed_is_handed_over_as_a_patch_that_is_then_proposed()
    {
        WriteProgram("dotnet", """
            case "$*" in
                *"update --write") echo 'openapi: 3.1.0' > specs/acme.yaml; mv specs/acme.yaml specs/acme.json; exit 1 ;;
                build) echo 'class New;' > generated/Acme/New.g.cs; exit 1 ;;
                *report) echo '# What changes'; exit 1 ;;
                *"fidelity --write") echo '{}' > generated/fidelity.json; echo 'No part of the report.' ;;
            esac
            """);
        var (exit, said) = Run("update.sh");
        Assert.That(exit, Is.Zero, said);
        Assert.That(File.ReadAllText(At("update/report.md")), Is.EqualTo("**The build fails: an overlay or a hand-written part no longer fits. See the checks.**\n\n# What changes\n"));
        Git(At("tree"), "reset", "-q", "--hard");
        Assert.That(Propose(), Is.EqualTo((0, "")));
        Assert.That(Git(At("origin.git"), "diff", "--name-status", "--no-renames", "main", Branches().Single(name => name != "main")),
            Is.EqualTo("A\tgenerated/Acme/New.g.cs\nA\tgenerated/fidelity.json\nA\tspecs/acme.json\nD\tspecs/acme.yaml\n"));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Where_nothing_changed_nothing_is_handed_over_and_a_source_that_cannot_be_read_fails(int exit)
    {
        File.Delete(At("update/report.md"));
        WriteProgram("dotnet", $"exit {exit}");
        Assert.That(Run("update.sh").Exit, Is.EqualTo(exit));
        Assert.That(Directory.EnumerateFileSystemEntries(At("update")), Is.Empty);
    }

    private void AssertRefused()
    {
        var (exit, said) = Propose();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(said, Does.Contain("propose.sh: "));
            Assert.That(Branches(), Is.EqualTo((string[])["main"]));
            Assert.That(Calls(), Is.Empty);
            Assert.That(Git(At("tree"), "status", "--porcelain"), Is.Empty);
        }
    }

    /// <summary>Makes the patch of what is done to a copy of the repository.</summary>
    private void Take(Action<string> change)
    {
        Git(_folder, "clone", "-q", "-b", "main", "origin.git", "copy");
        change(At("copy"));
        Git(At("copy"), "-c", "advice.addEmbeddedRepo=false", "add", "-A");
        File.WriteAllText(At("update/changes.patch"), Git(At("copy"), "diff", "--cached", "--binary", "--full-index", "HEAD"));
        Directory.Delete(At("copy"), recursive: true);
    }

    private (int Exit, string Errors) Propose() => Run("propose.sh") is var (exit, errors) && exit == 0 ? (exit, "") : (exit, errors);

    private (int Exit, string Errors) Run(string script)
    {
        var start = new ProcessStartInfo("bash", [At($"tree/.github/{script}"), At("update")]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{At("bin")}:{start.Environment["PATH"]}";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors.Result);
    }

    private string Proposal(string branch) =>
        $"pr list --head {branch} --state all --json number --jq length\n" +
        $"pr create --head {branch} --title Take the vendors' changes of {DateTime.UtcNow:yyyy-MM-dd} --body-file {At("update/report.md")}\n" +
        $"workflow run ci.yml --ref {branch}\n";

    private void WriteProgram(string name, string script)
    {
        Write(_folder, $"bin/{name}", $"#!/usr/bin/env bash\n{script}\n");
        File.SetUnixFileMode(At($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string[] Branches() => Git(At("origin.git"), "for-each-ref", "--format=%(refname:lstrip=2)").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private string Calls() => File.Exists(At("calls")) ? File.ReadAllText(At("calls")) : "";

    private string At(string name) => Path.Combine(_folder, name);

    private static string Added(string path) =>
        $"diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+class Evil;\n";

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Git(string folder, params string[] arguments)
    {
        string[] settings = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"];
        using var git = Process.Start(new ProcessStartInfo("git", [.. settings, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, $"{string.Join(' ', arguments)}: {errors.Result}");
        return output;
    }
}
