using System.Runtime.Versioning;

namespace AgentSessions.Tests.Workflow;

/// <summary>The job that may write: what it proposes of a patch, and what it is handed.</summary>
[Platform(Exclude = "Win", Reason = "The workflow's scripts run where it runs.")]
[UnsupportedOSPlatform("windows")]
public class ProposingUpdates : ProposingJob
{
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
        Assert.That(
            File.ReadAllText(At("update/report.md")),
            Is.EqualTo("**The build fails: an overlay or a hand-written part no longer fits. See the checks.**\n\n# What changes\n"));
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

    private string Proposal(string branch) =>
        $"pr list --head {branch} --state all --json number --jq length\n" +
        $"pr create --head {branch} --title Take the vendors' changes of {DateTime.UtcNow:yyyy-MM-dd} --body-file {At("update/report.md")}\n" +
        $"workflow run ci.yml --ref {branch}\n";
}
