using System.IO.Compression;
using System.Xml.Linq;
using AgentSessions.Tests.Building;
using AgentSessions.Tests.Fidelity;

namespace AgentSessions.Tests.Packaging;

/// <summary>This tree's packages in a folder of their own, and beside it a folder for projects that use them.</summary>
internal sealed class PackageFeed : IDisposable
{
    // Of no other run, so that no cache can hold it.
    private readonly string _root = Directory.CreateTempSubdirectory("agent-sessions-packages-").FullName;

    private PackageFeed() { }

    public string Version { get; } = $"0.0.0-test.{Guid.NewGuid():n}";

    public string Packages => Directory.CreateDirectory(Path.Combine(_root, "feed")).FullName;

    /// <summary>Outside of the repository, so that none of its settings apply.</summary>
    public string Consumer => Path.Combine(_root, "consumer");

    /// <summary>What this machine has restored from elsewhere.</summary>
    public static string MachinePackages { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Packs what the test run has built.</summary>
    public static async Task<PackageFeed> PackAsync()
    {
        var feed = new PackageFeed();
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var (exitCode, output) = await DotnetCommand.RunAsync(RepositoryRoot.Path,
            "pack", "AgentSessions.Generated.sln", "--no-build", "-c", configuration, "-o", feed.Packages, $"-p:Version={feed.Version}", "--nologo", "-v", "q");
        Assert.That(exitCode, Is.Zero, output);
        feed.WriteConsumer();
        return feed;
    }

    /// <summary>A package's manifest.</summary>
    public XDocument Manifest(string package)
    {
        using var archive = Open(package, "nupkg");
        using var manifest = archive.GetEntry($"{package}.nuspec")!.Open();
        return XDocument.Load(manifest);
    }

    public IReadOnlyList<string> Files(string package, string kind = "nupkg")
    {
        using var archive = Open(package, kind);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>Copies a sample to the consumer, with packages in place of project references.</summary>
    public string Copy(string sample)
    {
        var lines = File.ReadLines(RepositoryRoot.Of("tests", "samples", sample))
            .Select(line => line.StartsWith("#:project", StringComparison.Ordinal) ? $"#:package {Path.GetFileNameWithoutExtension(line)}@{Version}" : line);
        var copy = Path.Combine(Consumer, sample);
        File.WriteAllLines(copy, lines);
        return copy;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private ZipArchive Open(string package, string kind) => ZipFile.OpenRead(Path.Combine(Packages, $"{package}.{Version}.{kind}"));

    private void WriteConsumer()
    {
        Directory.CreateDirectory(Consumer);
        File.WriteAllText(Path.Combine(Consumer, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="packed" value="{Packages}" /></packageSources>
            </configuration>
            """);
        // What is restored from the feed stays in this folder; what the machine has already is taken from there.
        File.WriteAllText(Path.Combine(Consumer, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestoreAdditionalProjectFallbackFolders>{MachinePackages}</RestoreAdditionalProjectFallbackFolders>
                <RestorePackagesPath>{Path.Combine(_root, "restored")}</RestorePackagesPath>
              </PropertyGroup>
            </Project>
            """);
    }
}
