using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Overlays;

namespace SpecClients.Changes.Reports;

/// <summary>A report for programs.</summary>
internal static class JsonReport
{
    public static string Write(IReadOnlyList<VendorReport> reports)
    {
        var changed = reports.Where(report => !report.IsEmpty).ToList();
        return EffectiveDocument.Write(new JObject
        {
            ["verdict"] = changed.Count == 0 ? null : ShortReport.Name(changed.Max(report => report.Verdict!.Value)),
            ["changelog"] = changed.Count == 0 ? null : ChangelogEntry.Write(changed),
            ["vendors"] = new JArray(reports.Select(Vendor)),
        });
    }

    private static JObject Vendor(VendorReport report) => new()
    {
        ["vendor"] = report.Vendor,
        ["from"] = report.From,
        ["to"] = report.To,
        ["verdict"] = report.Verdict is { } verdict ? ShortReport.Name(verdict) : null,
        ["changes"] = new JArray(report.Changes.Select(Change)),
        ["api"] = new JObject(report.Apis.Select(api => new JProperty(api.Generator, Api(api)))),
        ["overlay"] = new JObject
        {
            ["overtaken"] = new JArray(report.Overlay.Overtaken.Select(overtaken => new JObject
            {
                ["state"] = overtaken.State,
                ["target"] = overtaken.Action.Target,
                ["message"] = overtaken.Message,
            })),
            ["added"] = new JArray(report.Overlay.Added.Select(Action)),
            ["removed"] = new JArray(report.Overlay.Removed.Select(Action)),
        },
    };

    private static JObject Change(Change change) => new()
    {
        ["kind"] = change.Kind.Name,
        ["verdict"] = ShortReport.Name(change.Kind.Verdict),
        ["effect"] = change.Kind.Effect.ToString().ToLowerInvariant(),
        ["subject"] = change.Subject.Plain,
        ["part"] = change.Part.Plain,
        ["operations"] = new JArray(change.Operations),
        ["pointer"] = change.Pointer,
        ["pointerIn"] = change.InFrom ? "from" : "to",
        ["from"] = change.From,
        ["to"] = change.To,
        ["reason"] = change.Kind.Reason,
    };

    private static JObject Api(ApiComparison api) => new()
    {
        ["verdict"] = api.Types.Count == 0 ? null : ShortReport.Name(api.Verdict),
        ["missing"] = api.Missing?.Plain,
        ["generator"] = api.Moved is { } moved ? new JObject { ["from"] = moved.From, ["to"] = moved.To } : null,
        ["types"] = new JArray(api.Types.Select(type => new JObject
        {
            ["type"] = type.Line,
            ["removed"] = new JArray(type.Removed),
            ["added"] = new JArray(type.Added),
        })),
    };

    private static JObject Action(OverlayAction action) => new()
    {
        ["target"] = action.Target,
        ["update"] = action.Update?.DeepClone(),
        ["copy"] = action.Copy,
        ["reason"] = action.Reason,
    };
}
