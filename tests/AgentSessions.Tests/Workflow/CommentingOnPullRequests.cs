using System.Runtime.Versioning;
using Newtonsoft.Json.Linq;

namespace AgentSessions.Tests.Workflow;

/// <summary>The action that comments on a pull request what its changed descriptions mean, with a hostile vendor's documents.</summary>
[Platform(Exclude = "Win", Reason = "The action's scripts run where it runs.")]
[UnsupportedOSPlatform("windows")]
public class CommentingOnPullRequests : ProposingJob
{
    private const string Marker = "<!-- spec-clients report -->\n";

    private const string Hostile = """
        openapi: 3.0.3
        info: {title: "::add-mask::a\n::error::b @everyone", version: '1'}
        paths:
          "/a</details><script>$(touch pwned)`touch pwned`":
            get:
              operationId: "list\n::set-output name=verdict::none"
              parameters:
                - {name: "\n##[group]@everyone [a](https://evil.example)", in: query, schema: {type: string}}
              responses: {'200': {description: OK}}

        """;

    private static readonly string Changed = Hostile.Replace("in: query,", "in: query, required: true,", StringComparison.Ordinal);

    [SetUp]
    public void MakePullRequest()
    {
        Write(Folder, "old.yaml", Hostile);
        Write(Folder, "new.yaml", Changed);
        WriteProgram("tool", $"""exec dotnet "{Path.Combine(AppContext.BaseDirectory, "SpecCompiler.dll")}" "$1" "::error::acme" "${"{@:2}"}" --to "{At("new.yaml")}" """);
        (Environment["TOOL"], Environment["FROM"]) = ("tool", At("old.yaml"));
        (Environment["GITHUB_REPOSITORY"], Environment["NUMBER"], Environment["AUTHOR"]) = ("acme/api", "7", "github-actions[bot]");
        WriteProgram("gh", $"""
            echo "$*" >> "{At("calls")}"
            case "$*" in
                *--paginate*) [ ! -f "{At("refused")}" ] && cat "{At("ids")}" ;;
                *) [ ! -f "{At("refused")}" ] ;;
            esac
            """);
        File.WriteAllText(At("ids"), "");
    }

    [Test]
    public void A_hostile_description_is_reported_as_text_and_commented_once()
    {
        Assert.That(Run("Report"), Is.EqualTo((0, "")));
        Assert.That(Said.Split('\n'), Has.Length.EqualTo(2).And.ItemAt(0).StartsWith("::stop-commands::"));
        Assert.That(File.ReadAllText(At("output")), Is.EqualTo($"verdict=major\nsarif={At("spec-clients-report/report.sarif")}\n"));
        Assert.That(File.ReadAllText(At("summary")), Is.EqualTo(File.ReadAllText(At("spec-clients-report/pr.md"))));
        Environment["VERDICT"] = "major";
        Assert.That(Run("Comment"), Is.EqualTo((0, "")));
        Assert.That(Calls().Split('\n')[1], Is.EqualTo($"api --silent --method POST repos/acme/api/issues/7/comments --field body=@{At("spec-clients-report/comment.md")}"));
        Assert.That(File.ReadAllText(At("spec-clients-report/comment.md")), Does.StartWith(Marker).And.Contain("Breaking").IgnoreCase.And.Not.Contain("\n::"));
        File.WriteAllText(At("ids"), "11\n12\n");
        Assert.That(Run("Comment"), Is.EqualTo((0, "")));
        Assert.That(Calls(), Does.Contain("--method PATCH repos/acme/api/issues/comments/11 "));
        Assert.That(Directory.EnumerateFileSystemEntries(Folder, "pwned", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void Each_change_is_in_the_SARIF_at_its_line()
    {
        Assert.That(Run("Report"), Is.EqualTo((0, "")));
        var run = JObject.Parse(File.ReadAllText(At("spec-clients-report/report.sarif")))["runs"]![0]!;
        var result = run["results"]!.Single(one => one["level"]!.ToString() == "error");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run["tool"]!["driver"]!["rules"]![(int)result["ruleIndex"]!]!["id"], Is.EqualTo(result["ruleId"]));
            Assert.That((int)result.SelectToken("locations[0].physicalLocation.region.startLine")!, Is.EqualTo(8));
            Assert.That(result.SelectToken("locations[0].physicalLocation.artifactLocation.uri")!.ToString(), Does.EndWith("/new.yaml"));
        }
    }

    [Test]
    public void A_token_that_may_not_comment_leaves_the_report_in_the_summary_and_fails_nothing()
    {
        Assert.That(Run("Report"), Is.EqualTo((0, "")));
        Environment["VERDICT"] = "major";
        File.WriteAllText(At("refused"), "");
        Assert.That(Run("Comment"), Is.EqualTo((0, "")));
        Assert.That(Said, Does.StartWith("::warning::"));
    }

    [Test]
    public void Where_nothing_differs_nothing_is_said_unless_something_was_said_before()
    {
        File.Copy(At("old.yaml"), At("new.yaml"), overwrite: true);
        Assert.That(Run("Report"), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllText(At("output")), Does.StartWith("verdict=\n"));
        Environment["VERDICT"] = "";
        Assert.That(Run("Comment"), Is.EqualTo((0, "")));
        Assert.That(Calls(), Does.Not.Contain("--method"));
        File.WriteAllText(At("ids"), "11\n");
        Assert.That(Run("Comment"), Is.EqualTo((0, "")));
        Assert.That(Calls(), Does.Contain("--method PATCH"));
    }

    [Test]
    public void A_description_that_cannot_be_read_fails_the_step()
    {
        Write(Folder, "new.yaml", "openapi: [\n");
        Assert.That(Run("Report").Exit, Is.EqualTo(2));
        Assert.That(File.Exists(At("output")), Is.False);
    }

    private (int Exit, string Errors) Run(string step) =>
        RunScript(WorkflowFile.Read("action.yml").SelectToken($"runs.steps[?(@.name == '{step}')].run")!.ToString());
}
