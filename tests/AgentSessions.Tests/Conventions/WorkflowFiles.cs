using System.Text.RegularExpressions;
using AgentSessions.Tests.Workflow;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Conventions;

/// <summary>What the workflows may do, and with whose code.</summary>
internal sealed partial class WorkflowFiles
{
    private const string ReadOnly = """{"contents":"read"}""";

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Path.Combine(TestTree.Ours, ".github", "workflows")).Select(file => Path.GetFileName(file));

    private static JObject Update => Read("update.yml");

    [TestCaseSource(nameof(Files))]
    public void An_action_is_pinned_by_the_commit_of_a_version_that_is_named(string file) =>
        Assert.That(File.ReadLines(PathOf(file)).Where(line => line.Contains("uses:", StringComparison.Ordinal)), Is.Not.Empty.And.All.Matches<string>(Pinned().IsMatch));

    [TestCaseSource(nameof(Files))]
    public void What_builds_may_read_alone_and_keeps_no_credential(string file)
    {
        var workflow = Read(file);
        foreach (var job in workflow["jobs"]!.Children<JProperty>().Where(job => Steps(job.Value).Any(step => Uses(step, "setup-dotnet"))))
        {
            Assert.That(Text(job.Value["permissions"] ?? workflow["permissions"]), Is.EqualTo(ReadOnly), job.Name);
            Assert.That(Steps(job.Value).Where(step => Uses(step, "checkout")).Select(step => Text(step["with"]?["persist-credentials"])), Is.EqualTo((string[])["false"]), job.Name);
            Assert.That(job.Value.SelectTokens("$..env"), Is.Empty, job.Name);
        }
    }

    [Test]
    public void What_may_write_runs_one_script_of_ours_beside_the_actions()
    {
        Assert.That(Text(Update["permissions"]), Is.EqualTo("{}"));
        var writing = Update["jobs"]!.Children<JProperty>().Where(job => Text(job.Value["permissions"]) != ReadOnly).ToList();
        Assert.That(writing.Select(job => job.Name), Is.EqualTo((string[])["propose"]));
        Assert.That(Text(writing[0].Value["permissions"]), Is.EqualTo("""{"contents":"write","pull-requests":"write","actions":"write"}"""));
        Assert.That(Steps(writing[0].Value).Select(step => step["run"] ?? step["uses"]!.ToString().Split('@')[0]).Select(Text),
            Is.EqualTo((string[])["actions/checkout", "actions/download-artifact", ".github/propose.sh \"$RUNNER_TEMP/update\""]));
    }

    [Test]
    public void The_checks_can_be_started_on_a_branch() =>
        Assert.That(((JObject)Read("ci.yml")["on"]!).ContainsKey("workflow_dispatch"));

    [TestCaseSource(nameof(Files))]
    public void No_expression_stands_in_a_script(string file) =>
        Assert.That(Read(file).SelectTokens("$..run").Select(Text), Has.None.Contains("${{"));

    private static JToken Steps(JToken job) => job["steps"]!;

    private static bool Uses(JToken step, string action) => Text(step["uses"]).StartsWith($"actions/{action}@", StringComparison.Ordinal);

    private static string Text(JToken? token) => token is JValue value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture).ToLowerInvariant() is "false" ? "false" : value.ToString() : token?.ToString(Newtonsoft.Json.Formatting.None) ?? "";

    private static JObject Read(string file) => DocumentReader.Parse(File.ReadAllText(PathOf(file)), file);

    private static string PathOf(string file) => Path.Combine(TestTree.Ours, ".github", "workflows", file);

    [GeneratedRegex(@"uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
