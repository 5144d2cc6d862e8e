using System.Globalization;
using SpecClients.OpenApi.Text;

namespace AgentSessions.Calling.Spector;

/// <summary>What came of a scenario.</summary>
internal enum ScenarioOutcome
{
    Right,
    Wrong,
    NotOffered,
    NotSayable,
}

/// <summary>A scenario judged.</summary>
internal sealed record JudgedScenario(string Name, ScenarioOutcome Outcome, string? Problem);

/// <summary>The scenarios that are wrong, the counts by family, and the total.</summary>
internal sealed class SpectorTally(IReadOnlyList<JudgedScenario> scenarios)
{
    private const int LongestLine = 300;

    /// <summary>Above it a family is told by the second part of its scenarios' names as well.</summary>
    private const int LargestFamily = 90;

    public bool IsAllRight => Count(scenarios, ScenarioOutcome.Wrong) == 0;

    /// <param name="isXml">Whether it needs XML.</param>
    /// <param name="isListed">Whether the list has it of what OpenAPI cannot say.</param>
    /// <param name="wire">The mock server's verdict.</param>
    /// <param name="problem">What is wrong with what the client made of the answers.</param>
    public static (ScenarioOutcome Outcome, string? Problem) Judge(bool isXml, bool isListed, string wire, string? problem)
    {
        if (isXml)
            return (ScenarioOutcome.NotOffered, null);
        var wrong = problem ?? (wire == "pass" ? null : $"the mock server says '{wire}'");
        return (wrong is null, isListed) switch
        {
            (true, true) => (ScenarioOutcome.Wrong, "right, though the list has it of what OpenAPI cannot say"),
            (true, false) => (ScenarioOutcome.Right, null),
            (false, true) => (ScenarioOutcome.NotSayable, wrong),
            (false, false) => (ScenarioOutcome.Wrong, wrong),
        };
    }

    public IEnumerable<string> Lines(string generator, string version)
    {
        foreach (var wrong in scenarios.Where(one => one.Outcome == ScenarioOutcome.Wrong))
            yield return LineEnds.OneLine($"{wrong.Name}: {wrong.Problem}") is { Length: > LongestLine } line ? line[..LongestLine] : LineEnds.OneLine($"{wrong.Name}: {wrong.Problem}");
        yield return "";
        yield return Row("family", "right", "wrong", "not sayable", "not offered");
        foreach (var family in scenarios.GroupBy(FamilyOf).OrderBy(family => family.Key, StringComparer.Ordinal))
            yield return Row(family.Key, Text(family, ScenarioOutcome.Right), Text(family, ScenarioOutcome.Wrong), Text(family, ScenarioOutcome.NotSayable), Text(family, ScenarioOutcome.NotOffered));
        yield return "";
        yield return $"{Text(scenarios, ScenarioOutcome.Right)} right, {Text(scenarios, ScenarioOutcome.Wrong)} wrong, {Text(scenarios, ScenarioOutcome.NotOffered)} not offered (XML), "
            + string.Create(CultureInfo.InvariantCulture, $"{Text(scenarios, ScenarioOutcome.NotSayable)} that OpenAPI cannot say, of {scenarios.Count} ({generator}, {version})");
    }

    private string FamilyOf(JudgedScenario one)
    {
        var parts = one.Name.Split('_');
        return scenarios.Count(other => other.Name.StartsWith(parts[0] + "_", StringComparison.Ordinal)) > LargestFamily ? $"{parts[0]}_{parts[1]}" : parts[0];
    }

    private static string Row(string family, params string[] counts) => $"{family,-32}{string.Concat(counts.Select(count => $"{count,13}"))}";

    private static string Text(IEnumerable<JudgedScenario> some, ScenarioOutcome outcome) => Count(some, outcome).ToString(CultureInfo.InvariantCulture);

    private static int Count(IEnumerable<JudgedScenario> some, ScenarioOutcome outcome) => some.Count(one => one.Outcome == outcome);
}
