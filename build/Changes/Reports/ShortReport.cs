using System.Globalization;
using System.Text;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Text;

namespace SpecClients.Changes.Reports;

/// <summary>A report in a line per change, for a terminal.</summary>
internal static class ShortReport
{
    public static string Write(VendorReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{MarkdownCode.Visible(report.Vendor)}: {report.Changes.Count} {(report.Changes.Count == 1 ? "change" : "changes")}");
        text.Append(report.Verdict is { } verdict ? $", {Name(verdict)}\n" : "\n");
        foreach (var change in report.Changes)
        {
            string[] said = [change.Subject.Plain, change.Step.Plain, string.Join(", ", change.Operations)];
            var line = $"{change.Kind.Title}: {string.Join(' ', said.Where(word => word.Length > 0))}  {change.Pointer}";
            text.Append("  ").Append(Name(change.Kind.Verdict).PadRight(5)).Append("  ").Append(MarkdownCode.Visible(line)).Append('\n');
        }
        foreach (var overtaken in report.Overlay.Overtaken)
            text.Append("  overlay action ").Append(overtaken.State).Append(": ").Append(MarkdownCode.Visible(overtaken.Action.Target)).Append('\n');
        return text.ToString();
    }

    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Major => "major",
        Verdict.Minor => "minor",
        _ => "patch",
    };
}
