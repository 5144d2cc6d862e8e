using System.Runtime.Versioning;

namespace AgentSessions.Tests.Workflow;

/// <summary>The job that may write takes over a patch of descriptions and generated files, whole, or nothing.</summary>
[Platform(Exclude = "Win", Reason = "The workflow's scripts run where it runs.")]
[UnsupportedOSPlatform("windows")]
public class RefusingPatches : ProposingJob
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly Dictionary<string, Action<string>> Refused = new()
    {
        ["code"] = tree => Write(tree, "src/a.cs", "class Evil;"),
        ["the compiler"] = tree => Write(tree, "build/Generation/Evil.cs", "class Evil;"),
        ["a workflow"] = tree => Write(tree, ".github/workflows/ci.yml", "on: push"),
        ["the checks"] = tree => Write(tree, ".ci/run", "exit 0"),
        ["a file at the root"] = tree => Write(tree, "Directory.Build.props", "<Project />"),
        ["an overlay"] = tree => Write(tree, "specs/acme.overlay.yaml", "overlay: 1.0.0"),
        ["an overlay of another ending"] = tree => Write(tree, "specs/acme.overlay.json", "{}"),
        ["a folder that begins alike"] = tree => Write(tree, "generated-by-hand/a.cs", "class A;"),
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
            File.SetUnixFileMode(Path.Combine(tree, "generated/Acme/New.cs"), Executable);
        },
        ["a mode"] = tree => File.SetUnixFileMode(Path.Combine(tree, "generated/Acme/Client.g.cs"), Executable),
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
        ["what does not apply"] = "diff --git a/specs/acme.yaml b/specs/acme.yaml\n--- a/specs/acme.yaml\n+++ b/specs/acme.yaml\n"
            + "@@ -1 +1 @@\n-openapi: 2.0\n+openapi: 4.0\n",
    };

    private static IEnumerable<string> RefusedChanges => Refused.Keys;

    private static IEnumerable<string> MalformedPatches => Malformed.Keys;

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
        Write(Folder, "update/changes.patch", Malformed[what]);
        AssertRefused();
        Assert.That(Directory.EnumerateFileSystemEntries(Folder, "evil.cs", SearchOption.AllDirectories), Is.Empty);
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

    private void AssertRefused()
    {
        var (exit, said) = Propose();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(said, Does.Contain("propose: "));
            Assert.That(Branches(), Is.EqualTo((string[])["main"]));
            Assert.That(Calls(), Is.Empty);
            Assert.That(Git(At("tree"), "status", "--porcelain"), Is.Empty);
        }
    }

    private static string Added(string path) =>
        $"diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+class Evil;\n";
}
