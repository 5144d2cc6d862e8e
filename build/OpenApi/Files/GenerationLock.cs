using System.Text.Json;
using System.Text.Json.Serialization;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Files;

/// <summary>What each output was made from and what it was: the content of <c>generated/generated.lock.json</c>.</summary>
internal sealed class GenerationLock
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        RespectNullableAnnotations = true,
    };

    /// <summary>By the client's name, which is that of its folder.</summary>
    public SortedDictionary<string, ClientLock> Clients { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The client of a description, by the name of its file.</summary>
    public (string? Name, ClientLock? Record) Of(string spec) =>
        Clients.Where(client => client.Value.Spec == spec).Select(client => ((string?)client.Key, (ClientLock?)client.Value)).FirstOrDefault();

    public static GenerationLock Read(string path) => File.Exists(path) ? Parse(SourceFile.ReadText(path, path), path) : new();

    /// <param name="text">The lock.</param>
    /// <param name="name">How messages name its file.</param>
    public static GenerationLock Parse(string text, string name)
    {
        try
        {
            var read = JsonSerializer.Deserialize<GenerationLock>(text, Options) ?? new();
            foreach (var (client, record) in read.Clients)
            {
                // What is recorded is deleted when nobody asks for it any more: it may lead nowhere else.
                if (FileNames.WhyNotClient(client) is { } why)
                    throw new ProblemException(ProblemCode.Output, new SourceMark(name, 1, 1), $"'{client}' is no client's folder: {why}.");
                if (record.Files.Keys.Concat(record.Generators.Keys).FirstOrDefault(file => Path.GetFileName(file) != file || file is "" or "." or "..") is { } stray)
                    throw new ProblemException(ProblemCode.Output, new SourceMark(name, 1, 1), $"'{stray}', recorded for {client}, is no file's name.");
            }
            return read;
        }
        catch (JsonException e)
        {
            throw new ProblemException(ProblemCode.Output, new SourceMark(name, (int)(e.LineNumber ?? 0) + 1, 1), $"This lock cannot be read: take it from version control again. {LineEnds.OneLine(e.Message)}");
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Options) + "\n";
}

/// <param name="Spec">The description's file, from the folder that holds the lock's own.</param>
/// <param name="Sources">The hashes of that file, its overlays and the files that it refers to, by name.</param>
/// <param name="Files">The effective document and what is written from it directly, by name.</param>
internal sealed record ClientLock(string Spec, SortedDictionary<string, string> Sources, SortedDictionary<string, string> Files)
{
    /// <summary>Whether the client was given its name, or has that of the file or of an overlay.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The overlays, in their order.</summary>
    public IReadOnlyList<string>? Overlays { get; init; }

    /// <summary>The folders, besides its own, that references of the description may lead to.</summary>
    public IReadOnlyList<string>? AllowedFolders { get; init; }

    /// <summary>Patterns of the operations that the client has. None: all.</summary>
    public IReadOnlyList<string>? IncludedOperations { get; init; }

    /// <summary>Patterns of those that it does not have.</summary>
    public IReadOnlyList<string>? ExcludedOperations { get; init; }

    /// <summary>By generator.</summary>
    public SortedDictionary<string, GeneratorLock> Generators { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Whether it was asked for, and made of files that were, as another.</summary>
    public bool IsFrom(ClientLock other) => IsNamed == other.IsNamed && IsAskedForAs(other) && !FilesDiffer.Any(Sources, other.Sources);

    /// <summary>Whether it was asked for as another, of a document that may have changed.</summary>
    public bool IsAskedForAs(ClientLock other) =>
        Spec == other.Spec && Same(Overlays, other.Overlays) && Same(IncludedOperations, other.IncludedOperations)
        && Same(ExcludedOperations, other.ExcludedOperations);

    private static bool Same(IReadOnlyList<string>? one, IReadOnlyList<string>? other) => (one ?? []).SequenceEqual(other ?? []);
}

/// <param name="Version">The generator's version.</param>
/// <param name="Options">The hash of its options and templates.</param>
/// <param name="Input">The hash of the document as it read it.</param>
/// <param name="Files">The hashes of what it wrote, by name.</param>
internal sealed record GeneratorLock(string Version, string Options, string Input, SortedDictionary<string, string> Files)
{
    /// <summary>The project that asks for the client.</summary>
    public string? Project { get; init; }

    /// <summary>Where its code goes.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Where the class that creates it goes. Default: the same.</summary>
    public string? SetupNamespace { get; init; }

    /// <summary>Whether its types are the assembly's own.</summary>
    public bool IsInternal { get; init; }
}
