using System.CommandLine;
using System.Text.Json.Nodes;
using AgentSessions.Cli.Output;
using Spectre.Console;

namespace AgentSessions.Cli.Commands;

/// <summary>A command that shows what the program knows: as a table, or as JSON for machines.</summary>
internal static class OverviewCommand
{
    /// <param name="name">The command's name.</param>
    /// <param name="about">What it shows.</param>
    /// <param name="more">What the JSON has beyond the table.</param>
    /// <param name="table">Makes the table.</param>
    /// <param name="json">Makes the JSON.</param>
    /// <param name="broken">The vendors that are missing from it, or less than they should be.</param>
    public static Command Create(string name, string about, string more, Func<Table> table, Func<JsonArray> json, IReadOnlyList<BrokenVendor>? broken = null)
    {
        var format = new Option<string>("--format") { Description = $"table, or json, which has {more}.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command(name, about) { format };
        command.SetAction((result, _) => new Failures(result.InvocationConfiguration.Error).GuardAsync(async () =>
        {
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(format) == "json")
                await output.WriteLineAsync(json().ToJsonString(JsonText.Indented));
            else
                Tables.Write(table(), output);
            return await new Failures(result.InvocationConfiguration.Error).TellAsync(broken ?? []);
        }));
        return command;
    }
}
