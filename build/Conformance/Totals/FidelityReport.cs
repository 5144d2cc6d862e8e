using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpecClients.Conformance.Judging;

namespace SpecClients.Conformance.Totals;

/// <summary>The matrix for people and for programs.</summary>
internal static class FidelityReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Totals for each vendor and generator, then what is lost.</summary>
    public static string Table(IReadOnlyList<Judgement> judgements)
    {
        var text = new StringBuilder();
        var verdicts = Enum.GetValues<Verdict>();
        text.Append(Row("vendor", "generator", [.. verdicts.Select(verdict => verdict.ToString().ToLowerInvariant()), "facts"]));
        foreach (var group in judgements.GroupBy(one => (one.Fact.Vendor, one.Generator)))
            text.Append(Row(group.Key.Vendor, group.Key.Generator, [.. verdicts.Append((Verdict)(-1)).Select(verdict => (verdict < 0 ? group.Count() : group.Count(one => one.Verdict == verdict)).ToString(System.Globalization.CultureInfo.InvariantCulture))]));
        return text.ToString();
    }

    /// <summary>Each lost fact in a line.</summary>
    public static string Lost(IEnumerable<Judgement> judgements) =>
        string.Concat(judgements.Where(one => one.Verdict == Verdict.Lost).Select(one => Line(one) + "\n"));

    public static string Line(Judgement one) =>
        $"{one.Fact.Vendor} {one.Generator}: {one.Fact.Kind} '{Clients.Documentation.Plain(one.Fact.Value)}' at {one.Fact.Pointer}";

    public static string Write(IEnumerable<Judgement> judgements) => JsonSerializer.Serialize(judgements.Select(one => new
    {
        vendor = one.Fact.Vendor,
        generator = one.Generator,
        pointer = one.Fact.Pointer,
        kind = JsonNamingPolicy.CamelCase.ConvertName(one.Fact.Kind.ToString()),
        value = one.Fact.Value,
        verdict = one.Verdict.ToString().ToLowerInvariant(),
    }), Json);

    private static string Row(string vendor, string generator, IReadOnlyList<string> cells) =>
        $"{vendor,-14} {generator,-9}{string.Concat(cells.Select(cell => $" {cell,10}"))}\n";
}
