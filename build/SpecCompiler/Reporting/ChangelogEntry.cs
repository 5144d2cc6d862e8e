using System.Text;

namespace SpecCompiler.Reporting;

/// <summary>The entry that goes under <c>Unreleased</c> in a changelog in the form of Keep a Changelog.</summary>
internal static class ChangelogEntry
{
    public static string Write(IReadOnlyList<VendorReport> reports)
    {
        var text = new StringBuilder("## [Unreleased]\n");
        foreach (var section in Enum.GetValues<ChangelogSection>().Where(section => section != ChangelogSection.Unlisted))
        {
            var lines = reports.SelectMany(report => report.Changes.Where(change => change.Kind.Section == section).Select(change => Line(report, change))).Distinct().ToList();
            if (section == ChangelogSection.Changed)
                lines.AddRange(reports.Where(IsWordsOnly).Select(report => $"- {report.Vendor}: only what the vendor's document says in words."));
            if (lines.Count > 0)
                text.Append("\n### ").Append(section).Append("\n\n").AppendJoin('\n', lines).Append('\n');
        }
        return text.ToString();
    }

    private static bool IsWordsOnly(VendorReport report) =>
        report.Changes.Count > 0 && report.Changes.All(change => change.Kind.Section == ChangelogSection.Unlisted);

    private static string Line(VendorReport report, Change change)
    {
        var breaking = change.Kind.IsBreaking ? "**Breaking:** " : "";
        var place = change.Part.Length == 0 || change.Part == change.Subject || change.Operations.Count == 0 ? "" : $" in {change.Part}";
        var operations = change.Operations.Count switch
        {
            0 => "",
            1 when change.Subject == $"`{change.Operations[0]}`" => "",
            1 => $" of `{change.Operations[0]}`",
            _ => $" of {change.Operations.Count} operations",
        };
        var step = change.Step.Length > 0 ? $" ({change.Step})" : "";
        return $"- {breaking}{report.Vendor}: {change.Kind.Title}: {change.Subject}{(change.Part == "operation" ? "" : place)}{operations}{step}.";
    }
}
