using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecClients.OpenApi.Files;
using SpecCompiler.Projects;

namespace SpecCompiler.Commands;

/// <summary><c>init</c>: what clients are made with and run on, in a project that is there.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var project = new Option<string?>("--project") { Description = "The project, or the folder that holds one. Default: this folder.", HelpName = "path" };
        var generator = new Option<string>("--generator") { Description = "NSwag or Kiota.", DefaultValueFactory = _ => "NSwag" };
        generator.AcceptOnlyFromAmong("NSwag", "Kiota", "nswag", "kiota");
        var command = new Command("init", """
            Adds to a project the references that an item SpecClient needs: SpecClients.Build and what the generator's clients
            run on, in Directory.Packages.props where versions are managed there, at the version of this program.
            Exit 0: they are there. 1: the project cannot be changed. 2: usage.
            """) { project, generator };
        command.SetVerb(async (result, told, _) =>
        {
            var file = ProjectFile.Read(ProjectPath.Find(result.GetValue(project)), result.GetValue(project) ?? ".");
            var packages = new ProjectPackages(file, name => name);
            var name = result.GetValue(generator)!.Equals("kiota", StringComparison.OrdinalIgnoreCase) ? "Kiota" : "NSwag";
            Toolchain.Mine.AddTo(file, packages, name);
            WholeFiles.Write([.. packages.Files.Select(one => one.Write()).OfType<(string, byte[])>()]);
            await told.WriteLineAsync(string.Join(Environment.NewLine, packages.Files.SelectMany(one => one.Changes).DefaultIfEmpty("Nothing has changed.")));
            var item = ProjectFile.Element("SpecClient", [("Include", "specs/acme.yaml"), ("Generator", name), ("Namespace", "Acme")]);
            await told.WriteLineAsync($"Next: {item} in {file.Path}, for your own description.");
            return 0;
        });
        return command;
    }
}
