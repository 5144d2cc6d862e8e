using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using SpecCompiler.Overlays;

namespace SpecCompiler.Reporting;

/// <summary>A report as a reviewer pastes it into a pull request.</summary>
internal sealed class MarkdownReport
{
    private readonly StringBuilder _text = new();

    public static string Write(IReadOnlyList<VendorReport> reports)
    {
        var changed = reports.Where(report => !report.IsEmpty).ToList();
        if (changed.Count == 0)
            return $"No differences from {Versions(reports)}: {string.Join(", ", reports.Select(report => report.Vendor))}.\n";
        var report = new MarkdownReport();
        report.Line("# What changes for callers");
        report.Line();
        report.Line($"**{ShortReport.Name(changed.Max(each => each.Verdict!.Value))}**, from {Versions(changed)}.");
        foreach (var each in changed)
            report.Vendor(each);
        report.Line();
        report.Line("## Changelog entry");
        report.Line();
        report.Line("```markdown");
        report._text.Append(ChangelogEntry.Write(changed));
        report.Line("```");
        return report._text.ToString();
    }

    private static string Versions(IReadOnlyList<VendorReport> reports) =>
        string.Join("; ", reports.Select(report => $"{report.From} to {report.To}").Distinct());

    private void Vendor(VendorReport report)
    {
        Line();
        Line($"## {report.Vendor}: {ShortReport.Name(report.Verdict!.Value)}");
        Group(report, Verdict.Major, "Breaking");
        Group(report, Verdict.Minor, "Compatible");
        Group(report, Verdict.Patch, "Not noticed by callers");
        Apis(report);
        Corrections(report.Overlay);
    }

    private void Group(VendorReport report, Verdict verdict, string title)
    {
        var changes = report.Of(verdict);
        if (changes.Count == 0)
            return;
        Line();
        Line(string.Create(CultureInfo.InvariantCulture, $"### {title} ({changes.Count})"));
        Line();
        Line("| What | Where | Was and is | Pointer | Why |");
        Line("|---|---|---|---|---|");
        foreach (var change in changes)
        {
            var kind = change.Kind.Effect == Effect.Code ? $"{change.Kind.Title} (C# only)" : change.Kind.Title;
            Line($"| {Cell(kind)}: {Cell(change.Subject)} | {Cell(Where(change))} | {Cell(change.Step)} | `{Cell(change.Pointer)}`{(change.InFrom ? " (old)" : "")} | {Cell(change.Kind.Reason)} |");
        }
    }

    private static string Where(Change change) =>
        string.Join(", ", change.Operations.Select(operation => $"`{operation}`").Append(change.Within).Where(word => word.Length > 0));

    private void Apis(VendorReport report)
    {
        Line();
        Line("### Public C# API");
        foreach (var api in report.Apis)
        {
            Line();
            Line(api.Types.Count > 0 ? $"{api.Generator}: {ShortReport.Name(api.Verdict)}" : $"{api.Generator}: {api.Missing ?? "unchanged"}.");
            if (api.Types.Count == 0)
                continue;
            Line();
            Line("```diff");
            foreach (var line in api.Diff)
                Line(line);
            Line("```");
        }
    }

    private void Corrections(OverlayReport overlay)
    {
        if (overlay.IsEmpty)
            return;
        Line();
        Line("### Our corrections (overlay)");
        Line();
        foreach (var overtaken in overlay.Overtaken)
            Line($"- **{overtaken.State}**: `{overtaken.Action.Target}`. {overtaken.Message}");
        foreach (var action in overlay.Added)
            Line($"- added: `{action.Target}`, {What(action)}. {action.Reason}");
        foreach (var action in overlay.Removed)
            Line($"- removed: `{action.Target}`, {What(action)}.");
    }

    private static string What(OverlayAction action) => action.Update is { } update ? $"`{update.ToString(Formatting.None)}`" : "remove";

    private static string Cell(string text) => text.Replace("|", "\\|").ReplaceLineEndings(" ");

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
