using System.Diagnostics;
using AgentSessions.Tests.Fidelity;
using SpecClients.Generation.Engines;

namespace AgentSessions.Tests.Conventions;

/// <summary>Of each library that SpecClients.Build brings, its notices say version and licence.</summary>
internal sealed class ThirdParties
{
    private static readonly string[] Licences = ["MIT", "BSD-3-Clause", "Apache-2.0"];

    private static IReadOnlyList<string[]> Rows { get; } = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "build", "SpecClients.Build", "THIRD-PARTY-NOTICES.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains(".dll")).Select(line => line.Trim('|', ' ').Split(" | ")).ToList();

    private static string Engine => Path.Combine(RepositoryRoot.Path, "build", "Generation", "bin", Path.GetFileName(Path.GetDirectoryName(EngineFolder.Path))!, "net10.0");

    [Test]
    public void Each_library_is_named_with_its_version_and_none_besides()
    {
        var there = Directory.EnumerateFiles(Engine, "*.dll", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Engine, file).Replace('\\', '/'))
            .Where(name => !name.StartsWith("SpecClients.", StringComparison.Ordinal)).ToList();
        Assert.That(Rows.Select(row => row[0]), Is.EquivalentTo(there));
        Assert.Multiple(() =>
        {
            foreach (var row in Rows)
                Assert.That(FileVersionInfo.GetVersionInfo(Path.Combine(Engine, row[0])).ProductVersion, Does.StartWith(row[1]), row[0]);
        });
    }

    [Test]
    public void Each_may_be_passed_on() => Assert.That(Rows.Select(row => row[2]).Distinct(), Is.SubsetOf(Licences));
}
