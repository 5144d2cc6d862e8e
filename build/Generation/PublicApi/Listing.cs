using System.Reflection;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.PublicApi;

/// <summary>A listing of public C# API, as the repository commits it.</summary>
/// <param name="File">Its name from the repository's root.</param>
/// <param name="Text">What it must say, by the built assembly.</param>
internal sealed record Listing(string File, string Text)
{
    /// <summary>The packages whose API is listed.</summary>
    public static IReadOnlyList<string> Packages { get; } =
        [PackageOf("Kiota"), PackageOf("NSwag"), "SpecClients", "SpecClients.Azure", "SpecClients.Kiota", "SpecClients.NSwag", "SpecClients.Sandbox"];

    /// <summary>Whether it is of generated code: the build writes it, and nobody has to approve it by itself.</summary>
    public bool IsGenerated => File.Contains("/PublicApi/", StringComparison.Ordinal);

    /// <summary>The package of the clients that a generator writes.</summary>
    public static string PackageOf(string generator) => $"AgentSessions.{generator}";

    /// <summary>Whether a package is of generated clients.</summary>
    public static bool IsOfClients(string package) => package == PackageOf(package.Split('.')[^1]);

    /// <summary>The listing of a generator's client of a vendor, beside the package that has it.</summary>
    /// <param name="generator">The generator, as in <c>NSwag</c>.</param>
    /// <param name="vendor">The vendor's folder, as in <c>PipecatCloud</c>.</param>
    public static string FileOf(string generator, string vendor) => $"src/{PackageOf(generator)}/PublicApi/{vendor}.txt";

    /// <summary>What a package offers: a listing for each vendor whose clients it holds, and one for the rest, if there is any.</summary>
    public static IReadOnlyList<Listing> Of(Repository repository, Assembly package)
    {
        var name = package.GetName().Name!;
        var generator = name.Split('.')[^1];
        var vendors = Directory.EnumerateDirectories(repository.Generated)
            .Where(folder => IsOfClients(name) && Directory.Exists(Path.Combine(folder, generator)))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal)
            .ToList();
        // Whoever has no clients may refer to what this program does not have; only Cecil reads it.
        var types = vendors.Count > 0 ? package.GetExportedTypes().Where(type => !type.IsNested).ToList() : [];
        var listings = new List<Listing>();
        var told = new List<Type>();
        foreach (var vendor in vendors)
        {
            var home = $"AgentSessions.Generated.{vendor}.{generator}";
            var its = types.Where(type => $"{type.Namespace}.".StartsWith($"{home}.", StringComparison.Ordinal) || type.FullName == $"{name}.{vendor}").ToArray();
            listings.Add(new Listing(FileOf(generator, vendor), ApiListing.Of(package, only: its, home: home)));
            told.AddRange(its);
        }
        if (ApiListing.Of(package, except: [.. told]) is { Length: > 1 } rest)
            listings.Add(new Listing($"src/{name}/PublicApi.txt", rest));
        return listings;
    }

    /// <summary>Writes it; a file that says the same already is only as new as its assembly again, for the build.</summary>
    public void Write(Repository repository)
    {
        var path = Path.Combine(repository.Root, File);
        if (Difference(repository) is null)
            System.IO.File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllText(path, Text);
        }
    }

    /// <summary>Nothing, or how the repository's file differs, line by line.</summary>
    public string? Difference(Repository repository)
    {
        var path = Path.Combine(repository.Root, File);
        if (!System.IO.File.Exists(path))
            return $"{File} is missing";
        var committed = LineEnds.Normalised(System.IO.File.ReadAllText(path));
        return committed == Text ? null
            : string.Join('\n', ApiType.Between(committed, Text).SelectMany(type => type.Diff).Prepend($"{File} is not what the built assembly offers"));
    }
}
