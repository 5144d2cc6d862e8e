using System.CommandLine;
using SpecClients.Generation.Items;
using SpecClients.Generation.PublicApi;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.Commands;

/// <summary><c>listings</c>: what a build runs when it has compiled clients whose public C# is to be listed.</summary>
internal static class ListingsCommand
{
    public static Command Create()
    {
        var items = new Option<string>("--items") { Description = "The file that says what the project asks for.", Required = true };
        var project = new Option<string>("--project") { Description = "The project.", Required = true };
        var folder = new Option<string>("--folder") { Description = "A folder of the project's own: its runtime.txt names what the assembly depends on.", Required = true };
        var scope = new Option<string>("--namespace") { Description = "The project's namespace.", Required = true };
        var assembly = new Option<string>("--assembly") { Description = "The built assembly.", Required = true };
        var command = new Command("listings", "Writes the listings of its clients' public C# that a project asks for, and listings.txt, which names them.") { items, project, folder, scope, assembly };
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var own = Path.GetFullPath(result.GetValue(folder)!);
            var asked = new ItemsFile(Path.GetFullPath(result.GetValue(project)!), Path.Combine(own, "generated"), result.GetValue(scope)!);
            var listings = Listing.Of(
                AssemblyFolder.Load(result.GetValue(assembly)!, await File.ReadAllLinesAsync(Path.Combine(own, "runtime.txt"), cancellationToken)),
                Named(asked.Read(Path.GetFullPath(result.GetValue(items)!))));
            foreach (var listing in listings)
                listing.Write();
            await File.WriteAllLinesAsync(Path.Combine(own, "listings.txt"), listings.Select(listing => listing.File), cancellationToken);
            return 0;
        });
        return command;
    }

    /// <summary>Clients with the names that the lock records.</summary>
    public static IReadOnlyList<(ClientItem Item, string Name)> Named(IReadOnlyList<IGrouping<OutputFolder, ClientItem>> clients) =>
    [
        .. from folder in clients
           let recorded = GenerationLock.Read(folder.Key.LockFile)
           from item in folder
           let record = item.In(recorded, folder.Key)
           where record is not null
           select (item, record.Value.Name),
    ];
}
