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
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
    };

    /// <summary>By vendor.</summary>
    public SortedDictionary<string, VendorLock> Vendors { get; init; } = new(StringComparer.Ordinal);

    public static GenerationLock Read(string path) => File.Exists(path) ? Parse(SourceFile.ReadText(path, path), path) : new();

    /// <param name="text">The lock.</param>
    /// <param name="name">How messages name its file.</param>
    public static GenerationLock Parse(string text, string name)
    {
        try
        {
            var read = JsonSerializer.Deserialize<GenerationLock>(text, Options) ?? new();
            foreach (var (vendor, record) in read.Vendors)
            {
                // What is recorded is deleted when its spec goes: it may lead nowhere else.
                if (FileNames.WhyNotClient(record.Folder ?? "") is { } why)
                    throw new ProblemException(ProblemCode.Output, new SourceMark(name, 1, 1), $"'{record.Folder}', recorded for {vendor}, is no client's folder: {why}.");
                if (record.Files.Keys.FirstOrDefault(file => Path.GetFileName(file) != file || file is "" or "." or "..") is { } stray)
                    throw new ProblemException(ProblemCode.Output, new SourceMark(name, 1, 1), $"'{stray}', recorded for {vendor}, is no file's name.");
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

/// <param name="Folder">The vendor's folder under <c>generated/</c>.</param>
/// <param name="Spec">The hash of the vendor's file.</param>
/// <param name="Overlay">The hash of our corrections, if there are any.</param>
/// <param name="Files">The effective document and what is written from it directly, by name.</param>
internal sealed record VendorLock(string Folder, string Spec, string? Overlay, SortedDictionary<string, string> Files)
{
    /// <summary>The hashes of the other files that the vendor's refers to, if it does, by name from the root.</summary>
    public SortedDictionary<string, string>? References { get; init; }

    /// <summary>By generator.</summary>
    public SortedDictionary<string, GeneratorLock> Generators { get; init; } = new(StringComparer.Ordinal);
}

/// <param name="Version">The generator's version.</param>
/// <param name="Options">The hash of its options and templates.</param>
/// <param name="Input">The hash of the document as it read it.</param>
/// <param name="Files">The hashes of what it wrote, by name.</param>
internal sealed record GeneratorLock(string Version, string Options, string Input, SortedDictionary<string, string> Files)
{
    public bool IsFrom(string version, string options, string input) => Version == version && Options == options && Input == input;
}
