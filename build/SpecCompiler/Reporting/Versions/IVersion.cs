using Newtonsoft.Json.Linq;
using SpecCompiler.Built;
using SpecCompiler.Bundling;
using SpecCompiler.Compiling;
using SpecCompiler.Generating;
using SpecCompiler.Reading;

namespace SpecCompiler.Reporting.Versions;

/// <summary>One state of the repository: the working tree, or a revision of it.</summary>
internal interface IVersion
{
    /// <summary>What readers call it.</summary>
    string Label { get; }

    /// <summary>A description, with what it refers to in other files.</summary>
    /// <param name="spec">Its file, by its name from the repository's root.</param>
    JObject Document(string spec);

    /// <summary>The text of a file, by its name from the repository's root; nothing where there is none.</summary>
    string? Read(string name);

    /// <summary>The names of the files directly in a folder, without it; none where there is no folder.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>The generators whose clients of a vendor are of another document than the one that is here, or were not built since.</summary>
    IReadOnlyCollection<string> StaleClients(string vendor);
}

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

    public IReadOnlyList<string> List(string folder) =>
        Path.Combine(repository.Root, folder) is var path && Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList()
            : [];

    public IReadOnlyCollection<string> StaleClients(string vendor) => File.Exists(repository.LockFile)
        ? [.. new GeneratedTree(repository, [new NSwagGenerator(repository), new KiotaGenerator()]).StaleClients(vendor).Union(_unbuilt.Value)]
        : [];

    /// <summary>The generators whose clients have changed since a build went through: the listings are of that one.</summary>
    private static List<string> Unbuilt(Repository repository) => Generators
        .Where(generator => Configurations.All(configuration => CompiledSource.Difference(repository, Listing.PackageOf(generator), configuration) is not null))
        .Select(generator => generator.ToLowerInvariant())
        .ToList();
}
