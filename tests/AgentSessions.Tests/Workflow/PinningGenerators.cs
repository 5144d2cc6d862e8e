using System.IO.Compression;
using System.Text.RegularExpressions;

namespace AgentSessions.Tests.Workflow;

public partial class PinningGenerators
{
    private TestTree _tree = null!;

    [SetUp]
    public void MakeTree()
    {
        _tree = new TestTree();
        _tree["nuget.config"] = $"""
            <configuration>
              <packageSources><clear /><add key="own" value="{_tree.At("feed")}" /></packageSources>
            </configuration>
            """;
    }

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [Test]
    public async Task The_pinned_and_the_newest_released_versions_are_told_from_the_users_own_registries()
    {
        Directory.CreateDirectory(_tree.At("feed"));
        foreach (var version in (string[])["9.9.9", "99.10.0", "99.9.0", "100.0.0-preview1"])
            Publish("NSwag.MSBuild", version);
        Publish("Microsoft.OpenApi.Kiota", "0.0.1");
        var outcome = await _tree.RunAsync("generators");
        Assert.That(outcome.Exit, Is.Zero, outcome.Error);
        Assert.That(outcome.Output, Does.Match(@"^NSwag \d+\.\d+\.\d+ is pinned \(NSwag\.MSBuild\): the newest is 99\.10\.0\n"));
        Assert.That(outcome.Output, Does.Match(@"\nKiota \d+\.\d+\.\d+ is pinned \(Microsoft\.OpenApi\.Kiota\): the newest is 0\.0\.1\n$"));
    }

    [Test]
    public async Task What_no_registry_answers_is_said()
    {
        var outcome = await _tree.RunAsync("generators");
        Assert.That(outcome.Exit, Is.Zero, outcome.Error);
        Assert.That(Silence().Count(outcome.Output), Is.EqualTo(2));
    }

    private void Publish(string package, string version)
    {
        using var archive = ZipFile.Open(_tree.At($"feed/{package}.{version}.nupkg"), ZipArchiveMode.Create);
        using var manifest = new StreamWriter(archive.CreateEntry($"{package}.nuspec").Open());
        manifest.Write($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><id>{package}</id><version>{version}</version><authors>Acme</authors><description>It is empty.</description></metadata>
            </package>
            """);
    }

    [GeneratedRegex(": no registry of your NuGet settings names one\n")]
    private static partial Regex Silence();
}
