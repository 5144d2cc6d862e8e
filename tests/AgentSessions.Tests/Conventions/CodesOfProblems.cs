using System.Text.RegularExpressions;
using AgentSessions.Tests.Fidelity;
using SpecClients.Generation.Layer;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Conventions;

/// <summary>The page of codes that comes with the package says what the code says, of all of them.</summary>
internal sealed partial class CodesOfProblems
{
    private static readonly string Package = Path.Combine(RepositoryRoot.Path, "build", "SpecClients.Build");

    [Test]
    public void Each_is_on_the_page_with_its_cause_and_its_cure()
    {
        var rows = File.ReadAllLines(Path.Combine(Package, "CODES.md")).Where(line => line.StartsWith("| SC", StringComparison.Ordinal));
        Assert.That(rows, Is.EqualTo(ProblemCode.All.Select(code => $"| {code.Code} | {code.Cause} | {code.Cure} |")));
    }

    [Test]
    public void Those_of_the_program_and_of_the_targets_are_all_there_are()
    {
        var named = typeof(ProblemCode).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        var told = Code().Matches(File.ReadAllText(Path.Combine(Package, "build", "SpecClients.Build.targets"))).Select(match => match.Value);
        Assert.That(named.Union(told), Is.EquivalentTo(ProblemCode.All.Select(code => code.Code)));
    }

    /// <summary>A runtime that does not serve it is told by the targets, before the compiler sees the code.</summary>
    [Test]
    public void The_targets_look_for_the_form_that_generated_code_has() =>
        Assert.That(File.ReadAllText(Path.Combine(Package, "build", "SpecClients.Build.targets")), Does.Contain($"'get_{ApiFile.Contract}'"));

    [GeneratedRegex("SC[0-9]{4}")]
    private static partial Regex Code();
}
