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
                "tool update --write") echo 'openapi: 3.1.0' > specs/acme.yaml; mv specs/acme.yaml specs/acme.json; exit 1 ;;
                build) echo 'class New;' > generated/Acme/New.g.cs; exit 1 ;;
                "tool report --format pr") echo '# What changes'; exit 1 ;;
                "tool report") echo '# All that changes'; exit 1 ;;
                "tool fidelity --write") echo '{}' > generated/fidelity.json; echo 'No part of the report.' ;;
            esac
            """);
        Assert.That(Run("take", "Take"), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllText(At("output")), Is.EqualTo("changed=yes\n"));
        Assert.That(Run("take", "Report"), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllText(At("update/report-long.md")), Is.EqualTo("# All that changes\n"));
        Assert.That(
            File.ReadAllText(At("update/report.md")),
            Is.EqualTo("**The build fails: an overlay or a hand-written part no longer fits. See the checks.**\n\n# What changes\n"));
        Git(At("tree"), "reset", "-q", "--hard");
        Assert.That(Propose(), Is.EqualTo((0, "")));
        Assert.That(Git(At("origin.git"), "diff", "--name-status", "--no-renames", "main", Branches().Single(name => name != "main")),
            Is.EqualTo("A\tgenerated/Acme/New.g.cs\nA\tgenerated/fidelity.json\nA\tspecs/acme.json\nD\tspecs/acme.yaml\n"));
    }

    [TestCase(0, 0)]
    [TestCase(1, 0)]
    [TestCase(2, 1)]
    public void Where_nothing_changed_nothing_is_handed_over_and_a_source_that_cannot_be_read_fails(int told, int exit)
    {
        WriteProgram("dotnet", $"exit {told}");
        Assert.That(Run("take", "Take").Exit, Is.EqualTo(exit));
        Assert.That(File.Exists(At("output")), Is.False);
    }

    [Test]
    public void Headers_of_sources_are_in_the_environment_of_the_update_alone_and_one_that_is_none_is_not_shown()
    {
        WriteProgram("dotnet", $"""env > "{At("env")}"; [ "$2" != update ] || echo 'openapi: 3.1.0' > specs/acme.yaml""");
        Environment["SOURCE_HEADERS"] = "ACME_KEY=secret=1\n\nOTHER=a b\n";
        Assert.That(Run("take", "Take"), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllLines(At("env")), Does.Contain("ACME_KEY=secret=1").And.Contain("OTHER=a b").And.None.StartsWith("SOURCE_HEADERS"));
        Environment.Remove("SOURCE_HEADERS");
        Assert.That(Run("take", "Report"), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllText(At("env")), Does.Not.Contain("secret"));
        Environment["SOURCE_HEADERS"] = "secret and no name";
        var (exit, said) = Run("take", "Take");
        Assert.That((exit, said), Is.EqualTo((1, "source-headers: a line is not NAME=value\n")));
    }

    [Test]
    public void What_vendors_wrote_is_no_command_to_the_runner()
    {
        WriteProgram("dotnet", "echo '::add-mask::a'; [ \"$2\" != update ] || echo 'openapi: 3.1.0' > specs/acme.yaml");
        foreach (var step in (string[])["Take", "Report"])
        {
            Assert.That(Run("take", step).Exit, Is.Zero);
            Assert.That(Said.Split('\n')[0], Does.Match("^::stop-commands::[0-9a-f-]{36}$"));
        }
    }

    [Test]
    public void Other_folders_are_proposed_where_a_repository_names_them_and_a_tool_manifest_is_restored()
    {
        (Environment["DESCRIPTIONS"], Environment["GENERATED"]) = ("api/openapi.json api/sources.json", "src/A/Generated src/A/PublicApi");
        Write(At("tree"), "dotnet-tools.json", "{}");
        WriteProgram("dotnet", $"""
            echo "$*" >> "{At("dotnet")}"
            case "$*" in
                "tool update --write") mkdir api; echo '[]' > api/sources.json; echo 'openapi' > api/openapi.json; echo 'other' > api/other.json ;;
                build) mkdir -p src/A/Generated src/A/PublicApi; echo 'class A;' > src/A/Generated/A.cs; echo 'A' > src/A/PublicApi/A.txt ;;
            esac
            """);
        Assert.That((Run("take", "Take"), Run("take", "Report")), Is.EqualTo(((0, ""), (0, ""))));
        Assert.That(File.ReadAllLines(At("dotnet"))[0], Is.EqualTo("tool restore"));
        Git(At("tree"), "reset", "-q", "--hard");
        Environment["CHECKS"] = "";
        Assert.That(Propose(), Is.EqualTo((0, "")));
        Assert.That(Git(At("origin.git"), "diff", "--name-only", "main", Branches().Single(name => name != "main")),
            Is.EqualTo("api/openapi.json\napi/sources.json\nsrc/A/Generated/A.cs\nsrc/A/PublicApi/A.txt\n"));
        Assert.That(Calls(), Does.Not.Contain("workflow run"));
    }

    private string Proposal(string branch) =>
        $"pr list --head {branch} --state all --json number --jq length\n" +
        $"pr create --head {branch} --title Take the vendors' changes of {DateTime.UtcNow:yyyy-MM-dd} --body-file {At("update/report.md")}\n" +
        $"workflow run ci.yml --ref {branch}\n";
}
