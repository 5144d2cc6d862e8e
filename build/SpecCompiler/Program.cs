using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;
using GenerateCommand = SpecCompiler.Commands.GenerateCommand;
using ListingsCommand = SpecCompiler.Commands.ListingsCommand;

using var interruption = new Interruption();
var root = new RootCommand("Typed clients of OpenAPI descriptions, and what keeps them true to those: the workflow around the items SpecClient of your projects.")
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
    InitCommand.Create(),
    AddCommand.Create(),
    MigrateCommand.Create(),
    OverlayCommand.Create(),
    SandboxCommand.Create(),
};
return await root.RunToEndAsync(args, interruption);
