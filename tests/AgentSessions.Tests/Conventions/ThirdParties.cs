using System.Diagnostics;
using AgentSessions.Tests.Fidelity;
using SpecClients.Generation.Engines;

namespace AgentSessions.Tests.Conventions;

/// <summary>Of each library that SpecClients.Build and SpecClients.Tool bring, their notices say version and licence.</summary>
internal sealed class ThirdParties
{
    private static readonly string[] Licences = ["MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"];

    private static string[] Parts { get; } = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "build", "SpecClients.Build",
        "THIRD-PARTY-NOTICES.md")).Split("\nSpecClients.Tool");

    private static IReadOnlyList<string[]> Rows { get; } = [.. RowsOf(Parts[0]), .. RowsOf(Parts[1])];

    [TestCase("Generation")]
    [TestCase("SpecCompiler")]
    public void Each_library_is_named_with_its_version_and_none_besides(string program)
    {
        var folder = Path.Combine(RepositoryRoot.Path, "build", program, "bin", Path.GetFileName(Path.GetDirectoryName(EngineFolder.Path))!, "net10.0");
        var there = Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => !name.StartsWith("Spec", StringComparison.Ordinal) && !name.StartsWith("publish/", StringComparison.Ordinal)).ToList();
        var rows = program == "Generation" ? [.. RowsOf(Parts[0])] : Rows;
        Assert.That(rows.Select(row => row[0]), Is.EquivalentTo(there));
        Assert.Multiple(() =>
        {
            foreach (var row in rows)
                Assert.That(FileVersionInfo.GetVersionInfo(Path.Combine(folder, row[0])).ProductVersion, Does.StartWith(row[1]), row[0]);
        });
    }

    [Test]
    public void Each_may_be_passed_on() => Assert.That(Rows.Select(row => row[2]).Distinct(), Is.SubsetOf(Licences));

    private static IEnumerable<string[]> RowsOf(string text) =>
        text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains(".dll")).Select(line =>
            line.Trim('|', ' ').Split(" | "));
}
