using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Compiling;

namespace SpecClients.Changes.Reports;

/// <summary>A report in the Static Analysis Results Interchange Format (SARIF 2.1.0): each change at its line of the description.</summary>
internal static class SarifReport
{
    public static string Write(IReadOnlyList<VendorReport> reports)
    {
        var changes = reports.SelectMany(report => report.Changes).ToList();
        var kinds = changes.Select(change => change.Kind).DistinctBy(kind => kind.Name).OrderBy(kind => kind.Name, StringComparer.Ordinal).ToList();
        return EffectiveDocument.Write(new JObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JArray(new JObject
            {
                ["tool"] = new JObject { ["driver"] = new JObject { ["name"] = "spec-clients report", ["rules"] = new JArray(kinds.Select(Rule)) } },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JArray(changes.Select(change => Result(change, kinds.FindIndex(kind => kind.Name == change.Kind.Name)))),
            }),
        });
    }

    private static JObject Rule(ChangeKind kind) => new()
    {
        ["id"] = kind.Name,
        ["shortDescription"] = Text(kind.Title),
        ["fullDescription"] = Text(kind.Reason),
        ["defaultConfiguration"] = new JObject { ["level"] = Level(kind) },
        ["properties"] = new JObject { ["verdict"] = ShortReport.Name(kind.Verdict), ["effect"] = kind.Effect.ToString().ToLowerInvariant() },
    };

    private static JObject Result(Change change, int rule)
    {
        string[] said = [$"{change.Kind.Title}:", change.Subject.Plain, change.Step.Plain];
        var place = change.Operations.Count == 0 ? "" : $" in {string.Join(", ", change.Operations)}";
        var location = new JObject { ["logicalLocations"] = new JArray(new JObject { ["fullyQualifiedName"] = change.Pointer }) };
        if (change.Mark is { } mark)
        {
            location["physicalLocation"] = new JObject
            {
                ["artifactLocation"] = new JObject { ["uri"] = UriOf(mark.File) },
                ["region"] = new JObject { ["startLine"] = mark.Line, ["startColumn"] = mark.Column },
            };
        }
        return new JObject
        {
            ["ruleId"] = change.Kind.Name,
            ["ruleIndex"] = rule,
            ["level"] = Level(change.Kind),
            ["message"] = Text($"{string.Join(' ', said.Where(word => word.Length > 0))}{place}. {change.Kind.Reason}"),
            ["locations"] = new JArray(location),
            ["partialFingerprints"] = new JObject { ["change/v1"] = $"{change.Kind.Name} {change.Pointer}" },
        };
    }

    /// <summary>A message is plain text; what would be a link's or a placeholder's bracket in it is escaped.</summary>
    private static JObject Text(string text) =>
        new() { ["text"] = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal) };

    private static string UriOf(string file) => string.Join('/', file.Split('/', '\\').Select(Uri.EscapeDataString));

    private static string Level(ChangeKind kind) => kind.Verdict switch
    {
        Verdict.Major => "error",
        Verdict.Minor => "note",
        _ => "none",
    };
}
