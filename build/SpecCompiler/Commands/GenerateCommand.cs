using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Working;
using SpecCompiler.Projects;

namespace SpecCompiler.Commands;

/// <summary><c>generate</c>: what a build does before it compiles, and the upgrade that it does not take by itself.</summary>
internal static class GenerateCommand
{
    public static Command Create(ReadWorkspace? read = null)
    {
        var timeout = CommonOptions.Timeout();
        var options = new WorkspaceOptions(read);
        var command = new Command("generate", """
            Brings the clients that projects ask for up to date, as 'dotnet build' does, and takes what this version's
            generators make where committed code is by another: 'report --generator' shows what that is. Offline.
            Exit 0: they are up to date. 1: a description cannot be used. 2: usage.
            """) { timeout };
        options.AddTo(command);
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var workspace = options.Read(result);
            workspace.Named(null);
            var limits = new WorkerLimits(TimeSpan.FromSeconds(result.GetValue(timeout)));
            foreach (var project in workspace.Projects)
            {
                Directory.CreateDirectory(project.OwnFolder);
                await new ProjectGeneration(project.Items, project.OwnFolder, limits, new Severities("", ""), output) { TakesUpgrades = true }.RunAsync(project.Clients, cancellationToken);
            }
            await output.WriteLineAsync($"{workspace.Projects.Sum(project => project.Clients.Sum(folder => folder.Count()))} clients of {workspace.Projects.Count} projects are up to date.");
            return 0;
        });
        return command;
    }
}
