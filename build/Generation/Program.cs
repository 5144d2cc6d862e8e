using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Working;

using var interruption = new Interruption();
// A worker has no time for the other verbs.
if (args is [WorkerProcess.Verb])
    return await WorkCommand.RunAsync(interruption.Token);
var root = new RootCommand("Compiles OpenAPI descriptions into the documents and clients under generated/: what a build starts.")
{
    GenerateCommand.Create(),
    ListingsCommand.Create(),
};
return await root.RunToEndAsync(args, interruption);
