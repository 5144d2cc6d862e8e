using System.Text;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Paging.Peers;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;
using SpecClients.OpenApi.Screening;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Compiling;

/// <summary>Writes <c>rewrites.md</c>: what differs from the vendor's document, for a reviewer to read.</summary>
internal static class Review
{
    public static string Write(string name, IReadOnlyList<OverlayAction> corrections, IReadOnlyList<Rewrite> rewrites, IReadOnlyList<GeneratorView> views)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(name).Append(": what differs from the vendor's document\n");
        if (corrections.Count > 0)
        {
            text.Append("\n## Corrections (overlay)\n\n| Where | What | Why |\n|---|---|---|\n");
            foreach (var action in corrections)
                text.Append(Row(action.Target, action.Change, action.Reason));
        }
        Section(text, "Rewrites", [.. Gate.Rules([], hasWriters: true), .. Normaliser.Rules.Skip(1), new PeerPaging()], rewrites);
        foreach (var view in views)
            Section(text, view);
        return text.ToString();
    }

    /// <summary>What one generator is told otherwise.</summary>
    public static string Write(string name, GeneratorView view)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(name).Append(": what ").Append(view.Generator).Append(" is told otherwise\n");
        Section(text, view);
        return text.ToString();
    }

    private static void Section(StringBuilder text, GeneratorView view) => Section(text, $"Rewrites for {view.Generator} alone", view.Rules, view.Rewrites);

    private static void Section(StringBuilder text, string title, IEnumerable<IRule> rules, IReadOnlyList<Rewrite> rewrites)
    {
        if (rewrites.Count == 0)
            return;
        var byRule = rewrites.ToLookup(rewrite => rewrite.Rule);
        text.Append("\n## ").Append(title).Append('\n');
        foreach (var rule in rules.Where(rule => byRule.Contains(rule.Name)))
        {
            text.Append("\n### ").Append(rule.Name).Append("\n\n").Append(rule.Purpose).Append("\n\n| Where | What |\n|---|---|\n");
            foreach (var rewrite in byRule[rule.Name])
                text.Append(Row(rewrite.Pointer, rewrite.Change));
        }
    }

    private static string Row(params string[] cells) => "| " + string.Join(" | ", cells.Select(MarkdownCode.Cell)) + " |\n";
}
