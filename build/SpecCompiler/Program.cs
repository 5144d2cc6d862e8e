using System.CommandLine;
using SpecCompiler.Commands;

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
return await root.Parse(args).RunAsync();
