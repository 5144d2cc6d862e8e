using System.Text.RegularExpressions;
using AgentSessions.Tests.Fidelity;

namespace AgentSessions.Tests.Samples;

/// <summary>What a document shows in C# is, line by line, part of a program that <see cref="RunningSamples"/> or the test run itself runs.</summary>
[TestFixture]
internal sealed partial class DocumentedCode
{
    private static readonly string[][] Programs =
    [
        .. Directory.GetFiles(RepositoryRoot.Of("tests", "samples"), "*.cs", SearchOption.AllDirectories)
            .Append(RepositoryRoot.Of("tests", "AgentSessions.Tests", "Samples", "TestingAgainstTheSandbox.cs"))
            .Select(file => Lines(File.ReadAllText(file))),
    ];

    private static IEnumerable<TestCaseData> Blocks() =>
        from document in Directory.GetFiles(RepositoryRoot.Of("src"), "README.md", SearchOption.AllDirectories).Append(RepositoryRoot.Of("README.md")).Append(RepositoryRoot.Of("build", "SpecClients.Build", "README.md"))
        let name = Path.GetRelativePath(RepositoryRoot.Path, document)
        from block in CSharp().Matches(File.ReadAllText(document)).Index()
        select new TestCaseData(block.Item.Groups[1].Value).SetArgDisplayNames($"{name}, block {block.Index + 1}");

    [TestCaseSource(nameof(Blocks))]
    public void Code_in_a_document_is_code_that_runs(string code)
    {
        var lines = Lines(code);
        Assert.That(Programs.Any(program => program.AsSpan().IndexOf(lines) >= 0), "No program in tests/samples holds these lines:\n" + code);
    }

    [Test]
    public void The_readme_shows_code()
    {
        Assert.That(CSharp().Count(File.ReadAllText(RepositoryRoot.Of("README.md"))), Is.GreaterThanOrEqualTo(3));
    }

    /// <summary>The lines without their indentation and without blank ones: the same code stands deeper in a program.</summary>
    private static string[] Lines(string code) => [.. code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
