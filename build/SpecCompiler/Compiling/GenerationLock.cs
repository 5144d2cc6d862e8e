using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpecCompiler.Compiling;

/// <summary>What each output was made from and what it was: the content of <c>generated/generated.lock.json</c>.</summary>
internal sealed class GenerationLock
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>By vendor.</summary>
    public SortedDictionary<string, VendorLock> Vendors { get; init; } = new(StringComparer.Ordinal);

    public static GenerationLock Read(string path) =>
        File.Exists(path) ? Parse(File.ReadAllText(path)) : new();

    public static GenerationLock Parse(string text) => JsonSerializer.Deserialize<GenerationLock>(text, Options) ?? new();

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
