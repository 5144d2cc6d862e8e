namespace AgentSessions.Benchmarks.Reporting;

/// <summary>Whether the targets were met, run by run: the worst figure of each, and whose it is.</summary>
internal static class Targets
{
    public static Table Of(IReadOnlyList<IReadOnlyList<Findings>> runs)
    {
        var checks = runs.Select(run => run.SelectMany(findings => findings.Checks).GroupBy(check => check.Target).ToDictionary(same => same.Key, Worst)).ToList();
        var names = checks.SelectMany(run => run.Keys).Distinct().ToList();
        return new Table(
            $"The worst figure of each target in {(runs.Count == 1 ? "one run" : $"{runs.Count} runs, each in processes of its own")}",
            ["target", "limit", .. Enumerable.Range(1, runs.Count).Select(run => $"run {run}"), "met"],
            [.. names.Select(name => Row(name, [.. checks.Select(run => run.GetValueOrDefault(name)).OfType<Check>()], runs.Count))],
            Words: 1);
    }

    private static Check Worst(IEnumerable<Check> checks)
    {
        var sorted = checks.OrderBy(check => check.Value).ToList();
        return sorted[0].IsLeast ? sorted[0] : sorted[^1];
    }

    private static string[] Row(string name, List<Check> checks, int runs) =>
    [
        name,
        $"{(checks[0].IsLeast ? "≥" : "≤")} {Figure(checks[0].Limit)}",
        .. checks.Select(check => check.Where.Length == 0 ? Figure(check.Value) : $"{Figure(check.Value)} ({check.Where})"),
        .. Enumerable.Repeat("", runs - checks.Count),
        checks.All(check => check.IsMet) ? "yes" : $"{checks.Count(check => check.IsMet)} of {checks.Count}",
    ];

    private static string Figure(double value) => Table.Number(value, value < 100 ? "0.0#" : "N0");
}
