using System.CommandLine;
using SpecClients.Generation.PublicApi;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.Commands;

/// <summary><c>listings</c>: the public C# API of the built packages against the text that the repository commits.</summary>
internal static class ListingsCommand
{
    /// <summary>How a change of the hand-written API is accepted.</summary>
    public const string Accept = "dotnet run --project build/SpecCompiler -- listings --write";

    public static Command Create()
    {
        var write = new Option<bool>("--write") { Description = "Write the listings: this accepts the API as it is built." };
        var generator = new Option<string?>("--generator") { Description = "Only this generator's clients, which is what the build writes." };
        generator.AcceptOnlyFromAmong("nswag", "kiota");
        var configuration = CommonOptions.Configuration();
        var root = CommonOptions.Root();
        var command = new Command("listings", """
            Compares the public C# API of the built packages with the committed listings: src/<Package>/PublicApi.txt for
            what is written by hand, src/<Package>/PublicApi/<Vendor>.txt for each vendor's clients. The build itself
            writes the latter. Offline.
            Exit 0: the same, or written. 1: an API differs. 2: usage, or a package is not built.
            """) { write, generator, configuration, root };
        command.SetVerb(async (result, output, _) =>
        {
            var repository = result.Repository(root);
            var listings = Of(repository, result.GetValue(generator), result.GetValue(configuration)!);
            var differences = listings.Select(listing => (Listing: listing, Text: listing.Difference(repository))).Where(one => one.Text is not null).ToList();
            if (result.GetValue(write))
            {
                foreach (var listing in listings)
                    listing.Write(repository);
                foreach (var (listing, _) in differences)
                    await output.WriteLineAsync($"{listing.File} written");
                return 0;
            }
            foreach (var (_, text) in differences)
                await output.WriteLineAsync(text);
            await output.WriteLineAsync(differences.Count == 0 ? $"{listings.Count} listings: each is what the build offers." : $"{differences.Count} of {listings.Count} listings differ. If that is meant: {Accept}");
            return differences.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static List<Listing> Of(Repository repository, string? generator, string configuration)
    {
        try
        {
            return Listing.Packages
                .Where(package => generator is null || package.EndsWith($".{generator}", StringComparison.OrdinalIgnoreCase))
                .SelectMany(package => Listing.Of(repository, AssemblyFolder.Load(repository, package, configuration)))
                .Where(listing => generator is null || listing.IsGenerated)
                .ToList();
        }
        catch (FileNotFoundException e)
        {
            throw new UsageException($"{e.Message} Run 'dotnet build --configuration {configuration}'.");
        }
    }
}
