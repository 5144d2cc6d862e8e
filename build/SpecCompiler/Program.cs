using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;

using var interruption = new Interruption();
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
return await root.RunToEndAsync(args, interruption);
