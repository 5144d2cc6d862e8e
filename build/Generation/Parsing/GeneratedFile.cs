using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.Parsing;

/// <summary>A generated source file and its syntax tree.</summary>
/// <param name="Name">Its path below the generated folder, with forward slashes.</param>
/// <param name="Text">Its content.</param>
internal sealed record GeneratedFile(string Name, string Text)
{
    // The language of the target framework, and of its symbols those that a template asks for.
    private static readonly CSharpParseOptions Options = new(
        LanguageVersion.CSharp14, DocumentationMode.None, preprocessorSymbols: ["NET5_0_OR_GREATER", "NETCOREAPP3_1_OR_GREATER"]);

    private readonly Lazy<SyntaxTree> _tree = new(() => CSharpSyntaxTree.ParseText(Text, Options, Name));

    public SyntaxTree Tree => _tree.Value;

    /// <summary>Everything in a folder that a generator has written, in order of names.</summary>
    public static IReadOnlyList<GeneratedFile> ReadAll(string folder) =>
        new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Where(entry => entry is not DirectoryInfo || entry.LinkTarget is not null)
            .Select(entry => (Entry: entry, Name: FileNames.From(folder, entry.FullName)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new GeneratedFile(file.Name, file.Entry.LinkTarget is null ? File.ReadAllText(file.Entry.FullName) : ""))
            .ToList();
}
