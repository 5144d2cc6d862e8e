using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecClients.Generation.PublicApi;
using SpecCompiler.Projects;

namespace SpecCompiler.Commands;

/// <summary><c>listings</c>: the public C# API of what is built against the text that the repository commits.</summary>
internal static class ListingsCommand
{
    /// <summary>How a change of the hand-written API is accepted.</summary>
    public const string Accept = "listings --write";

    public static Command Create(ReadWorkspace? read = null)
    {
        var write = new Option<bool>("--write") { Description = "Write the listings: this accepts the API as it is built." };
        var options = new WorkspaceOptions(read);
        var command = new Command("listings", """
            Compares public C# API as it is built with the listings that are committed: of each client the file that its item
            names in PublicApi, which the build writes, and of a library the file PublicApi.txt beside its project. Offline.
            Exit 0: the same, or written. 1: an API differs. 2: usage, or a project is not built.
            """) { write };
        options.AddTo(command);
        command.SetVerb(async (result, output, _) =>
        {
            var workspace = options.Read(result);
            IReadOnlyList<Listing> listings;
            try
            {
                listings = Of(workspace, ListedLibrary.Find(workspace, options.ConfigurationOf(result)));
            }
            catch (FileNotFoundException e)
            {
                throw new UsageException($"{e.Message} Run 'dotnet build --configuration {options.ConfigurationOf(result)}'.");
            }
            var differences = listings.Select(listing => (Listing: listing, Text: listing.Difference(workspace.NameOf(listing.File)))).Where(one => one.Text is not null).ToList();
            if (result.GetValue(write))
            {
                foreach (var (listing, _) in differences)
                {
                    listing.Write();
                    await output.WriteLineAsync($"{workspace.NameOf(listing.File)} written");
                }
                return 0;
            }
            foreach (var (_, text) in differences)
                await output.WriteLineAsync(text);
            await output.WriteLineAsync(differences.Count == 0 ? $"{listings.Count} listings: each is what the build offers." : $"{differences.Count} of {listings.Count} listings differ. If that is meant: {Accept}");
            return differences.Count == 0 ? 0 : 1;
        });
        return command;
    }

    /// <summary>The listings that a workspace asks for, as they must be by what is built.</summary>
    /// <exception cref="FileNotFoundException">A project is not built.</exception>
    public static IReadOnlyList<Listing> Of(Workspace workspace, IReadOnlyList<ListedLibrary> libraries) =>
    [
        .. workspace.Projects.SelectMany(project => Listing.Of(Built.Load(project), Built.Named(project))),
        .. libraries.Select(library => library.Listing()).OfType<Listing>(),
    ];
}
