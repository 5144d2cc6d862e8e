using System.CommandLine;
using System.Text.Json.Nodes;
using AgentSessions.Cli.Specs;
using Spectre.Console;

namespace AgentSessions.Cli.Commands;

/// <summary><c>specs</c>: the vendors' documents that the clients are compiled from.</summary>
internal static class SpecsCommand
{
    public static Command Create() => OverviewCommand.Create(
        "specs",
        "Shows the vendors' documents that the clients are compiled from: whence, of which day, and how much of each the clients carry.",
        "the hashes in full and everything else that is known", Table, Json);

    /// <summary>A block for each document: what there is to say of one is too long for a row.</summary>
    private static Table Table()
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "");
        table.Columns[0].NoWrap().PadRight(3);
        foreach (var spec in SpecSource.All)
        {
            table.AddRow($"[bold]{Markup.Escape(spec.Vendor)}[/]", Markup.Escape($"specs/{spec.File}"));
            Add("source", spec.Page is null ? spec.Source : $"{spec.Source}, {spec.Page}");
            Add("note", spec.Note);
            Add("retrieved", spec.Retrieved);
            Add("sha256", spec.Sha256);
            foreach (var generator in Generator.All)
                Add(generator.Name, Totals(spec, generator));
            table.AddEmptyRow();
        }
        return table;

        void Add(string name, string? value)
        {
            if (value is not null)
                table.AddRow($"  {name}", Markup.Escape(value));
        }
    }

    private static JsonArray Json() =>
    [
        .. SpecSource.All.Select(spec => new JsonObject
        {
            ["vendor"] = spec.Vendor,
            ["file"] = $"specs/{spec.File}",
            ["source"] = spec.Source,
            ["page"] = spec.Page,
            ["authored"] = spec.Authored,
            ["note"] = spec.Note,
            ["retrieved"] = spec.Retrieved,
            ["sha256"] = spec.Sha256,
            ["fidelity"] = new JsonObject(Generator.All.Select(generator => KeyValuePair.Create(generator.Name, (JsonNode?)Fidelity(spec, generator)))),
        }),
    ];

    private static JsonObject? Fidelity(SpecSource spec, Generator generator) => FidelityTotal.Of(spec.Vendor, generator.Name) is not { } total ? null : new JsonObject
    {
        ["facts"] = total.Facts,
        ["typed"] = total.Typed,
        ["layer"] = total.Layer,
        ["documented"] = total.Documented,
        ["waived"] = total.Waived,
        ["lost"] = total.Lost,
    };

    private static string Totals(SpecSource spec, Generator generator) => FidelityTotal.Of(spec.Vendor, generator.Name) is { } total
        ? $"{total.Facts} facts: {total.Typed} typed, {total.Layer} in the layer, {total.Documented} documented, {total.Waived} waived, {total.Lost} lost"
        : "not measured";
}
