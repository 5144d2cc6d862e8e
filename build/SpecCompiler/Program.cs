using System.CommandLine;
using SpecCompiler.Commands;
using SpecCompiler.Working;

using var interruption = new Interruption();
// A worker has no time for the other verbs.
if (args is [WorkerProcess.Verb])
    return await WorkCommand.RunAsync(interruption.Token);
var root = new RootCommand("Compiles vendors' OpenAPI descriptions into the documents and clients under generated/.")
{
    GenerateCommand.Create(),
    GeneratorsCommand.Create(),
    VerifyCommand.Create(),
    FidelityCommand.Create(),
    ListingsCommand.Create(),
    ImportCommand.Create(),
    UpdateCommand.Create(),
    ReportCommand.Create(),
    ClientCommand.Create(),
};
var exit = await root.Parse(args).RunAsync(cancellationToken: interruption.Token);
WorkFolder.RemoveAll();
return interruption.ExitCode ?? exit;
