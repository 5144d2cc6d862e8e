using System.Globalization;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Text;

namespace SpecClients.Changes.Reports;

/// <summary>A report as a reviewer pastes it into a pull request: the vendors' words are code, and the whole fits in its body.</summary>
internal sealed class MarkdownReport
{
    private readonly MarkdownBlocks _blocks = new();

    public static string Write(IReadOnlyList<VendorReport> reports)
    {
        var changed = reports.Where(report => !report.IsEmpty).ToList();
        if (changed.Count == 0)
            return Nothing(reports);
        var report = new MarkdownReport();
        report._blocks.Add("# What changes for callers");
        report._blocks.Add($"**{ShortReport.Name(changed.Max(each => each.Verdict!.Value))}**, from {Versions(changed)}.");
        foreach (var each in changed)
            report.Vendor(each);
        report._blocks.Add("## Changelog entry");
        report._blocks.Add(MarkdownCode.Block("markdown", ChangelogEntry.Write(changed).TrimEnd('\n').Split('\n')));
        return report._blocks.Text("`report --format json` has them all");
    }

    /// <summary>What is said where nothing changed.</summary>
    public static string Nothing(IReadOnlyList<VendorReport> reports) =>
        $"No differences from {Versions(reports)}: {string.Join(", ", reports.Select(report => report.Vendor).Select(MarkdownCode.Span))}.\n";

    public static string Versions(IReadOnlyList<VendorReport> reports) =>
        string.Join("; ", reports.Select(report => $"{MarkdownCode.Span(report.From)} to {MarkdownCode.Span(report.To)}").Distinct());

    private void Vendor(VendorReport report)
    {
        _blocks.Add($"## {MarkdownCode.Span(report.Vendor)}: {ShortReport.Name(report.Verdict!.Value)}");
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
        _blocks.Add(string.Create(CultureInfo.InvariantCulture, $"### {title} ({changes.Count})"));
        // Not a table: what parts its cells is not told from what stands in them by each reader alike.
        foreach (var change in changes)
            _blocks.Add(Item(change));
    }

    public static string Item(Change change)
    {
        var kind = change.Kind.Effect == Effect.Code ? $"{change.Kind.Title} (C# only)" : change.Kind.Title;
        var where = string.Join(", ", change.Operations.Select(MarkdownCode.Span).Append(change.Within.Markdown).Where(word => word.Length > 0));
        return $"- {kind}: {change.Subject.Markdown}{(where.Length > 0 ? $" in {where}" : "")}{(change.Step.IsEmpty ? "" : $" ({change.Step.Markdown})")}."
            + $" {change.Kind.Reason} {MarkdownCode.Span(change.Pointer)}{(change.InFrom ? " (old)" : "")}";
    }

    private void Apis(VendorReport report)
    {
        _blocks.Add("### Public C# API");
        foreach (var api in report.Apis)
        {
            var moved = api.Moved is { } versions ? $", made by {MarkdownCode.Span(versions.To)} in place of {MarkdownCode.Span(versions.From)}" : "";
            _blocks.Add($"{api.Generator}: {(api.Types.Count > 0 ? ShortReport.Name(api.Verdict) : api.Missing?.Markdown ?? "unchanged")}{moved}{(api.Types.Count > 0 ? "" : ".")}");
            if (api.Types.Count > 0)
                _blocks.Add(MarkdownCode.Block("diff", api.Diff));
        }
    }

    private void Corrections(OverlayReport overlay)
    {
        if (overlay.IsEmpty)
            return;
        _blocks.Add("### Our corrections (overlay)");
        foreach (var overtaken in overlay.Overtaken)
            _blocks.Add($"- **{overtaken.State}**: {MarkdownCode.Span(overtaken.Action.Target)}. {MarkdownCode.Span(overtaken.Message)}");
        foreach (var action in overlay.Added)
            _blocks.Add($"- added: {MarkdownCode.Span(action.Target)}, {What(action)}. {MarkdownCode.Span(action.Reason)}");
        foreach (var action in overlay.Removed)
            _blocks.Add($"- removed: {MarkdownCode.Span(action.Target)}, {What(action)}.");
    }

    private static string What(OverlayAction action) => action.Update is null && action.Copy is null ? action.Removes ? "remove" : "nothing" : MarkdownCode.Span(action.Change);
}
