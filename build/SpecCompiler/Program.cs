using System.CommandLine;
using SpecCompiler.Commands;
using SpecCompiler.Working;

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
    WorkCommand.Create(),
};
using var interruption = new Interruption();
var exit = await root.Parse(args).RunAsync(cancellationToken: interruption.Token);
WorkFolder.RemoveAll();
return interruption.ExitCode ?? exit;
