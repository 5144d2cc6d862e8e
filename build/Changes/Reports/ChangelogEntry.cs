using System.Text;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Text;

namespace SpecClients.Changes.Reports;

/// <summary>The entry that goes under <c>Unreleased</c> in a changelog in the form of Keep a Changelog.</summary>
internal static class ChangelogEntry
{
    private const string Breaking = "**Breaking:** ";

    public static string Write(IReadOnlyList<VendorReport> reports)
    {
        var text = new StringBuilder("## [Unreleased]\n");
        foreach (var section in Enum.GetValues<ChangelogSection>().Where(section => section != ChangelogSection.Unlisted))
        {
            var lines = reports.SelectMany(report => report.Changes.Where(change => change.Kind.Section == section).Select(change => Line(report, change))).Distinct().ToList();
            if (section == ChangelogSection.Changed)
            {
                lines.AddRange(reports.Where(IsWordsOnly).Select(report => $"- {MarkdownCode.Span(report.Vendor)}: only what the vendor's document says in words."));
                lines.AddRange(reports.Where(IsCodeOnly).Select(report => $"- {(report.Verdict == Verdict.Major ? Breaking : "")}{MarkdownCode.Span(report.Vendor)}: the C# API of its clients; the vendor's document is as it was."));
            }
            if (lines.Count > 0)
                text.Append("\n### ").Append(section).Append("\n\n").AppendJoin('\n', lines).Append('\n');
        }
        return text.ToString();
    }

    private static bool IsWordsOnly(VendorReport report) =>
        report.Changes.Count > 0 && report.Changes.All(change => change.Kind.Section == ChangelogSection.Unlisted);

    private static bool IsCodeOnly(VendorReport report) => report.Changes.Count == 0 && report.Apis.Any(api => api.Types.Count > 0);

    private static string Line(VendorReport report, Change change)
    {
        var breaking = change.Kind.IsBreaking ? Breaking : "";
        var place = change.Within.IsEmpty ? "" : $" in {change.Within.Markdown}";
        var operations = change.Operations.Count switch
        {
            0 => "",
            1 when change.Subject.Plain == change.Operations[0] => "",
            1 => $" of {MarkdownCode.Span(change.Operations[0])}",
            _ => $" of {change.Operations.Count} operations",
        };
        var step = change.Step.IsEmpty ? "" : $" ({change.Step.Markdown})";
        return $"- {breaking}{MarkdownCode.Span(report.Vendor)}: {change.Kind.Title}: {change.Subject.Markdown}{place}{operations}{step}.";
    }
}
