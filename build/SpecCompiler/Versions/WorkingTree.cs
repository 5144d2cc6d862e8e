using Newtonsoft.Json.Linq;
using SpecClients.Changes.States;
using SpecClients.Generation.PublicApi;
using SpecClients.Generation.Tree;
using SpecClients.OpenApi.Bundling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Versions;

/// <summary>The files as they are now.</summary>
internal sealed class WorkingTree(Repository repository) : IVersion
{
    private static readonly string[] Generators = ["Kiota", "NSwag"];
    private static readonly string[] Configurations = ["Debug", "Release"];

    private readonly Lazy<IReadOnlyList<string>> _unbuilt = new(() => Unbuilt(repository));

    public string Label => "working tree";

    public JObject Document(string spec) => Bundle.Read(Path.Combine(repository.Root, spec), spec, repository.AllowedFolders).Document;

    public string? Read(string name) =>
        Path.Combine(repository.Root, name) is var path && File.Exists(path) ? SourceFile.ReadText(path, name) : null;

    public string? ApiListing(string generator, string folder) => Read(Listing.FileOf(generator, folder));

    public IReadOnlyList<string> List(string folder) =>
        Path.Combine(repository.Root, folder) is var path && Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList()
            : [];

    public IReadOnlyCollection<string> StaleClients(string vendor) => File.Exists(repository.LockFile)
        ? [.. repository.Vendors.Where(spec => spec.Id == vendor).SelectMany(spec => new TreeDifferences(repository.Output, SpecClients.Generation.Tree.Generators.Of()).StaleClients(spec.SpecName)).Union(_unbuilt.Value)]
        : [];

    /// <summary>The generators whose clients have changed since a build went through: the listings are of that one.</summary>
    private static List<string> Unbuilt(Repository repository) => Generators
        .Where(generator => Configurations.All(configuration => CompiledSource.Difference(repository, Listing.PackageOf(generator), configuration) is not null))
        .Select(generator => generator.ToLowerInvariant())
        .ToList();
}
