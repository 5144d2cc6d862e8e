using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Paging;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Changes.Reports;

/// <summary>How our corrections fare with the new document.</summary>
/// <param name="Overtaken">The actions that no longer do anything.</param>
/// <param name="Added">The actions that the old overlay does not have.</param>
/// <param name="Removed">The actions that only the old overlay has.</param>
internal sealed record OverlayReport(IReadOnlyList<OvertakenAction> Overtaken, IReadOnlyList<OverlayAction> Added, IReadOnlyList<OverlayAction> Removed)
{
    public bool IsEmpty => Overtaken.Count == 0 && Added.Count == 0 && Removed.Count == 0;

    /// <param name="before">The actions of the old overlays.</param>
    /// <param name="now">Those of the present ones.</param>
    /// <param name="document">The present document.</param>
    public static OverlayReport Of(IReadOnlyList<OverlayAction> before, IReadOnlyList<OverlayAction> now, JObject? document) =>
        new(
            document is null ? [] : FindOvertaken(now, document),
            now.ExceptBy(before.Select(Text), Text).ToList(),
            before.ExceptBy(now.Select(Text), Text).ToList());

    /// <summary>Applies the actions in their order, as the build will, and keeps those that it will refuse.</summary>
    private static List<OvertakenAction> FindOvertaken(IReadOnlyList<OverlayAction> actions, JObject document)
    {
        var overtaken = new List<OvertakenAction>();
        var corrected = (JObject)document.DeepClone();
        var room = DocumentReader.MaxNodes;
        foreach (var action in actions)
        {
            var matched = action.Matches(corrected);
            if (action.Apply(corrected, ref room) is { } problem)
                overtaken.Add(new OvertakenAction(action, matched ? "redundant" : "stale", problem.Message));
        }
        // What the description says of its own paging counts for nothing, and is no action's.
        overtaken.AddRange(
            from problem in PagingPlan.ProblemsIn(corrected)
            let action = actions.LastOrDefault(action => action.Mark.File == problem.Mark.File && action.Mark.Line <= problem.Mark.Line)
            where action is not null
            select new OvertakenAction(action, "stale", problem.Message));
        return overtaken;
    }

    private static string Text(OverlayAction action) => $"{action.Target}\n{action.Change}";
}

/// <param name="Action">The action.</param>
/// <param name="State"><c>stale</c>: it matches nothing. <c>redundant</c>: it changes nothing.</param>
/// <param name="Message">What the build will say.</param>
internal sealed record OvertakenAction(OverlayAction Action, string State, string Message);
