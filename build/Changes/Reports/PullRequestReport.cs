using System.Globalization;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Text;

namespace SpecClients.Changes.Reports;

/// <summary>A report as a comment in a pull request: what breaks callers, how much there is of the rest, and what to do.</summary>
internal sealed class PullRequestReport
{
    /// <summary>The most breaking changes of a description that are shown, and the most characters of what is folded away.</summary>
    private const int Most = 25;
    private const int LongestFold = 8_000;

    private readonly MarkdownBlocks _blocks = new();

    public static string Write(IReadOnlyList<VendorReport> reports)
    {
        var changed = reports.Where(report => !report.IsEmpty).OrderByDescending(report => report.Verdict).ToList();
        if (changed.Count == 0)
            return MarkdownReport.Nothing(reports);
        var report = new PullRequestReport();
        report._blocks.Add($"## OpenAPI descriptions: {ShortReport.Name(changed[0].Verdict!.Value)}");
        report._blocks.Add($"From {MarkdownReport.Versions(changed)}.");
        foreach (var todo in WhatToDo(changed))
            report._blocks.Add($"- {todo}");
        changed.ForEach(report.Add);
        return report._blocks.Text("The long form has them all");
    }

    private static IEnumerable<string> WhatToDo(IReadOnlyList<VendorReport> changed)
    {
        yield return changed[0].Verdict switch
        {
            Verdict.Major => "Callers have to change code: the next version is a major one, and its changelog says what to change.",
            Verdict.Minor => "Nothing that callers do today breaks: the next version is a minor one.",
            _ => "Callers notice nothing: a patch version will do.",
        };
        var overtaken = changed.SelectMany(report => report.Overlay.Overtaken).Count();
        if (overtaken > 0)
            yield return Count(overtaken, "overlay action no longer does anything: mend or remove it, the build refuses it", "overlay actions no longer do anything: mend or remove them, the build refuses them") + ".";
        if (changed.Any(report => report.Apis.Any(api => api is { Missing: not null })))
            yield return "Not every client's C# was compared: the long form says why.";
    }

    private void Add(VendorReport report)
    {
        _blocks.Add($"### {MarkdownCode.Span(report.Vendor)}: {ShortReport.Name(report.Verdict!.Value)}");
        foreach (var api in report.Apis.Where(api => api.Types.Count > 0))
            _blocks.Add($"- C# of {api.Generator}: {ShortReport.Name(api.Verdict)}, {Count(api.Types.Count, "type", "types")} of its public API.");
        // What breaks a compilation comes before what breaks a call.
        var breaking = report.Of(Verdict.Major).OrderBy(change => change.Kind.Effect == Effect.Code ? 0 : 1).ToList();
        if (breaking.Count > 0)
            _blocks.Add(string.Create(CultureInfo.InvariantCulture, $"**Breaking** ({breaking.Count}):"));
        foreach (var change in breaking.Take(Most))
            _blocks.Add(MarkdownReport.Item(change));
        if (breaking.Count > Most)
            _blocks.Add(string.Create(CultureInfo.InvariantCulture, $"- and {breaking.Count - Most} more that break callers: {Kinds(breaking.Skip(Most))}."));
        foreach (var overtaken in report.Overlay.Overtaken.Take(Most))
            _blocks.Add($"- overlay action, {overtaken.State}: {MarkdownCode.Span(overtaken.Action.Target)}.");
        Fold("Compatible", report.Of(Verdict.Minor));
        Fold("Not noticed by callers", report.Of(Verdict.Patch));
    }

    private void Fold(string title, IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
            return;
        var items = new List<string>();
        var room = LongestFold;
        foreach (var item in changes.Select(MarkdownReport.Item).TakeWhile(item => (room -= item.Length) >= 0))
            items.Add(item);
        if (items.Count < changes.Count)
            items.Add(string.Create(CultureInfo.InvariantCulture, $"- and {changes.Count - items.Count} more."));
        _blocks.Add(string.Create(CultureInfo.InvariantCulture, $"<details><summary>{title} ({changes.Count}): {Kinds(changes)}</summary>\n\n{string.Join('\n', items)}\n\n</details>"));
    }

    private static string Kinds(IEnumerable<Change> changes) =>
        string.Join(", ", changes.CountBy(change => change.Kind.Title).OrderByDescending(kind => kind.Value).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} {kind.Value}")));

    private static string Count(int count, string one, string more) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : more)}");
}
