using System.CommandLine;
using SpecClients.Generation.Items;
using SpecClients.Generation.Working;

namespace SpecClients.Generation.Commands;

/// <summary><c>generate</c>: what a build runs when a description, an overlay, an item or the generators have changed.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var items = Required("--items", "The file that says what the project asks for, as the package's targets write it.");
        var project = Required("--project", "The project.");
        var folder = Required("--folder", "A folder of the project's own: for clients that are not committed, and for what is not finished.");
        var scope = Required("--namespace", "The project's namespace.");
        var upgrades = new Option<bool>("--take-upgrades") { Description = "Make committed code anew where the generator, and nothing else, is another." };
        var asErrors = new Option<string>("--warnings-as-errors") { Description = "Codes of warnings that are errors, or 'all'.", DefaultValueFactory = _ => "" };
        var notAsErrors = new Option<string>("--warnings-not-as-errors") { Description = "Codes of warnings that are none all the same.", DefaultValueFactory = _ => "" };
        var timeout = CommonOptions.Timeout();
        var command = new Command("generate", """
            Brings the clients that a project asks for up to date, running the generators only for what is stale. Leaves two
            lists in the project's folder: compile.txt, the files to compile, and inputs.txt, all that they depend on.
            """) { items, project, folder, scope, upgrades, asErrors, notAsErrors, timeout };
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var own = Directory.CreateDirectory(result.GetValue(folder)!).FullName;
            var asked = new ItemsFile(Path.GetFullPath(result.GetValue(project)!), Path.Combine(own, "generated"), result.GetValue(scope)!);
            var run = new ProjectGeneration(
                asked,
                own,
                new WorkerLimits(TimeSpan.FromSeconds(result.GetValue(timeout))),
                new Severities(result.GetValue(asErrors)!, result.GetValue(notAsErrors)!),
                output)
            {
                TakesUpgrades = result.GetValue(upgrades),
            };
            return await run.RunAsync(asked.Read(Path.GetFullPath(result.GetValue(items)!)), cancellationToken);
        });
        return command;

        static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };
    }
}
