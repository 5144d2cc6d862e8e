using System.Text.Json;
using SpecClients.Conformance.Judging;

namespace SpecClients.Conformance.Totals;

/// <summary>The matrix in numbers, as committed in <c>generated/fidelity.json</c> for whoever shows it without a build.</summary>
internal static class FidelityTotals
{
    /// <summary>A line for each vendor, generator and kind of fact, in the order of the judgements.</summary>
    public static string Write(IEnumerable<Judgement> judgements)
    {
        var lines = judgements.GroupBy(one => (one.Fact.Vendor, one.Generator, one.Fact.Kind)).Select(group =>
        {
            int Count(Verdict verdict) => group.Count(one => one.Verdict == verdict);
            return "  " + JsonSerializer.Serialize(new
            {
                vendor = group.Key.Vendor,
                generator = group.Key.Generator,
                kind = JsonNamingPolicy.CamelCase.ConvertName(group.Key.Kind.ToString()),
                typed = Count(Verdict.Typed),
                layer = Count(Verdict.Layer),
                documented = Count(Verdict.Documented),
                waived = Count(Verdict.Waived),
                lost = Count(Verdict.Lost),
            });
        });
        return $"[\n{string.Join(",\n", lines)}\n]\n";
    }
}
