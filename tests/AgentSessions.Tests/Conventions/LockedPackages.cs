using AgentSessions.Tests.Workflow;
using Newtonsoft.Json.Linq;

namespace AgentSessions.Tests.Conventions;

/// <summary>What a restore may bring: the packages of the lock files, with the hashes that stand there.</summary>
internal sealed class LockedPackages
{
    private static readonly string[] Folders = ["build", "src", "tests"];

    private static IEnumerable<string> Projects => Folders
        .SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(TestTree.Ours, folder)))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
        .Select(file => Path.GetRelativePath(TestTree.Ours, file));

    [TestCaseSource(nameof(Projects))]
    public void A_project_has_its_packages_locked_each_with_its_hash(string project)
    {
        var locked = JObject.Parse(File.ReadAllText(Path.Combine(TestTree.Ours, Path.GetDirectoryName(project)!, "packages.lock.json")));
        var packages = locked["dependencies"]!["net10.0"]!.Values<JProperty>().Where(package => package!.Value["type"]!.ToString() != "Project").ToList();
        Assert.That(((JObject)locked["dependencies"]!).Properties().Select(framework => framework.Name), Is.EqualTo((string[])["net10.0"]), "Nothing hangs on the system that restored it.");
        Assert.That(packages, Has.All.Matches<JProperty>(package => package.Value["contentHash"]?.ToString().Length == 88));
    }

    [Test]
    public void The_checks_restore_what_is_locked_before_anything_else()
    {
        var steps = File.ReadLines(Path.Combine(TestTree.Ours, ".ci", "run")).Where(line => line.StartsWith("step \"", StringComparison.Ordinal));
        Assert.That(steps.First(), Does.Contain("dotnet restore --locked-mode"));
        Assert.That(JObject.Parse(File.ReadAllText(Path.Combine(TestTree.Ours, "global.json")))["sdk"]!["rollForward"]!.ToString(), Is.EqualTo("latestPatch"));
    }
}
