using System.Reflection;
using SpecClients.Generation.Items;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.PublicApi;

/// <summary>A listing of public C# API, as a repository commits it.</summary>
/// <param name="File">Its file.</param>
/// <param name="Text">What it must say, by the built assembly.</param>
internal sealed record Listing(string File, string Text)
{
    /// <summary>The file that a client's listing is kept in; nothing where none is asked for.</summary>
    /// <param name="item">The client, as it is asked for.</param>
    /// <param name="name">Its name.</param>
    public static string? FileOf(ClientItem item, string name) =>
        item.PublicApi?.Replace("{client}", name, StringComparison.Ordinal).Replace("{generator}", item.Generator, StringComparison.Ordinal);

    /// <summary>The listings that are asked for of an assembly's clients.</summary>
    /// <param name="assembly">The built assembly.</param>
    /// <param name="clients">Its clients, each with its name.</param>
    public static IReadOnlyList<Listing> Of(Assembly assembly, IReadOnlyList<(ClientItem Item, string Name)> clients)
    {
        var types = TypesOf(assembly, clients);
        return
        [
            .. from client in clients
               let file = FileOf(client.Item, client.Name)
               where file is not null
               select new Listing(file, ApiListing.Of(assembly, only: [.. types[client]], home: NamesOf(client).Client(client.Item.Generator))),
        ];
    }

    /// <summary>What an assembly offers besides its clients; nothing where that is nothing.</summary>
    /// <param name="assembly">The built assembly.</param>
    /// <param name="clients">Its clients, each with its name.</param>
    /// <param name="file">The file that it is kept in.</param>
    public static Listing? OfRest(Assembly assembly, IReadOnlyList<(ClientItem Item, string Name)> clients, string file)
    {
        // What has no clients may refer to what this program does not have; only Cecil reads it.
        Type[] told = clients.Count == 0 ? [] : [.. TypesOf(assembly, clients).SelectMany(client => client)];
        return ApiListing.Of(assembly, except: told) is { Length: > 1 } rest ? new Listing(file, rest) : null;
    }

    /// <summary>Writes it; a file that says the same already is only as new as its assembly again, for the build.</summary>
    public void Write()
    {
        if (Present() == Text)
            System.IO.File.SetLastWriteTimeUtc(File, DateTime.UtcNow);
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            WholeFiles.Write((File, System.Text.Encoding.UTF8.GetBytes(Text)));
        }
    }

    /// <summary>Nothing, or how the file differs, line by line.</summary>
    /// <param name="name">How messages name it.</param>
    public string? Difference(string name) => Present() switch
    {
        null => $"{name} is missing",
        var committed when committed == Text => null,
        var committed => string.Join('\n', ApiType.Between(committed, Text).SelectMany(type => type.Diff).Prepend($"{name} is not what the built assembly offers")),
    };

    private string? Present() => System.IO.File.Exists(File) ? LineEnds.Normalised(System.IO.File.ReadAllText(File)) : null;

    private static CodeNames NamesOf((ClientItem Item, string Name) client) => new(client.Name, client.Item.Settings.Namespace, client.Item.Settings.SetupNamespace);

    /// <summary>The public types of each client: of its namespace, where no other client's is nearer, and the class that creates it.</summary>
    private static ILookup<(ClientItem Item, string Name), Type> TypesOf(Assembly assembly, IReadOnlyList<(ClientItem Item, string Name)> clients)
    {
        var homes = clients.Select(client => (Client: client, Home: NamesOf(client).Client(client.Item.Generator), Setup: $"{NamesOf(client).Setup(client.Item.Generator)}.{NamesOf(client).SetupClass}"))
            .OrderByDescending(one => one.Home.Length).ToList();
        return assembly.GetExportedTypes().Where(type => !type.IsNested)
            .Select(type => (Type: type, Of: homes.FirstOrDefault(one => type.FullName == one.Setup) is { Home: not null } made ? made : homes.FirstOrDefault(one => $"{type.Namespace}.".StartsWith($"{one.Home}.", StringComparison.Ordinal))))
            .Where(found => found.Of.Home is not null)
            .ToLookup(found => found.Of.Client, found => found.Type);
    }
}
