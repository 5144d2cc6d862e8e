using System.Text.RegularExpressions;
using AgentSessions.Tests.Workflow;
using Newtonsoft.Json.Linq;

namespace AgentSessions.Tests.Conventions;

/// <summary>What the workflows may do, and with whose code.</summary>
internal sealed partial class WorkflowFiles
{
    private const string ReadOnly = """{"contents":"read"}""";

    private const string Writing = """{"contents":"write","pull-requests":"write","actions":"write"}""";

    private static IEnumerable<string> Workflows => Directory.EnumerateFiles(Path.Combine(TestTree.Ours, ".github", "workflows")).Select(file => $".github/workflows/{Path.GetFileName(file)}");

    private static IEnumerable<string> Files => Workflows.Append("action.yml");

    private static JObject Propose => WorkflowFile.Read(".github/workflows/propose-updates.yml");

    [TestCaseSource(nameof(Files))]
    public void An_action_is_pinned_by_the_commit_of_a_version_that_is_named(string file) =>
        Assert.That(File.ReadLines(Path.Combine(TestTree.Ours, file)).Where(line => line.Contains("uses:", StringComparison.Ordinal)), Is.Not.Empty.And.All.Matches<string>(Pinned().IsMatch));

    [TestCaseSource(nameof(Workflows))]
    public void What_builds_may_read_alone_and_keeps_no_credential(string file)
    {
        var workflow = WorkflowFile.Read(file);
        foreach (var job in workflow["jobs"]!.Children<JProperty>().Where(job => Steps(job.Value).Any(step => Uses(step, "setup-dotnet"))))
        {
            Assert.That(Text(job.Value["permissions"] ?? workflow["permissions"]), Is.EqualTo(ReadOnly), job.Name);
            Assert.That(Steps(job.Value).Where(step => Uses(step, "checkout")).Select(step => Text(step["with"]?["persist-credentials"])), Is.EqualTo((string[])["false"]), job.Name);
            Assert.That(job.Value.SelectTokens("$..env.*").Select(Text), Has.None.Contains("token"), job.Name);
        }
    }

    [Test]
    public void What_may_write_runs_one_script_of_ours_beside_the_actions()
    {
        Assert.That(Text(Propose["permissions"]), Is.EqualTo("{}"));
        var writing = Propose["jobs"]!.Children<JProperty>().Where(job => Text(job.Value["permissions"]) != ReadOnly).ToList();
        Assert.That(writing.Select(job => job.Name), Is.EqualTo((string[])["propose"]));
        Assert.That(Text(writing[0].Value["permissions"]), Is.EqualTo(Writing));
        Assert.That(Steps(writing[0].Value).Select(step => step["name"] ?? step["uses"]!.ToString().Split('@')[0]).Select(Text),
            Is.EqualTo((string[])["actions/checkout", "actions/download-artifact", "Propose"]));
    }

    [Test]
    public void Whoever_asks_for_updates_grants_what_the_job_that_may_write_needs()
    {
        var update = WorkflowFile.Read(".github/workflows/update.yml");
        Assert.That(Text(update["permissions"]), Is.EqualTo("{}"));
        Assert.That(Text(update.SelectToken("jobs.update.permissions")), Is.EqualTo(Writing));
        Assert.That(((JObject)update.SelectToken("jobs.update.with")!).Properties().Select(given => given.Name), Is.SubsetOf(((JObject)Propose.SelectToken("on.workflow_call.inputs")!).Properties().Select(input => input.Name)));
    }

    [Test]
    public void The_token_that_comments_is_the_comments_alone() =>
        Assert.That(WorkflowFile.Read("action.yml").SelectTokens("$.runs.steps[?(@.env.GH_TOKEN)].name").Select(Text), Is.EqualTo((string[])["Comment"]));

    [Test]
    public void The_checks_can_be_started_on_a_branch() =>
        Assert.That(((JObject)WorkflowFile.Read(".github/workflows/ci.yml")["on"]!).ContainsKey("workflow_dispatch"));

    [TestCaseSource(nameof(Files))]
    public void No_expression_stands_in_a_script(string file) =>
        Assert.That(WorkflowFile.Read(file).SelectTokens("$..run").Select(Text), Has.None.Contains("${{"));

    private static JToken Steps(JToken job) => job["steps"] ?? new JArray();

    private static bool Uses(JToken step, string action) => Text(step["uses"]).StartsWith($"actions/{action}@", StringComparison.Ordinal);

    private static string Text(JToken? token) => token is JValue value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture).ToLowerInvariant() is "false" ? "false" : value.ToString() : token?.ToString(Newtonsoft.Json.Formatting.None) ?? "";

    [GeneratedRegex(@"uses: (\./\.github/workflows/[\w-]+\.yml|[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$")]
    private static partial Regex Pinned();
}
