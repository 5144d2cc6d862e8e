using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Parsing;
using SpecClients.OpenApi.Compiling;

namespace SpecClients.Generation.Guard;

/// <summary>Knows the files that a client consists of: a few by name, and Kiota's by what is in them.</summary>
internal static class OutputNames
{
    public static bool IsExpected(EffectiveDocument document, GeneratedFile file) =>
        Fixed(document).Contains(file.Name) || file.Name.EndsWith(".cs", StringComparison.Ordinal) && IsKiotas(document, file);

    private static string[] Fixed(EffectiveDocument document) =>
    [
        $"{document.Name}Api.g.cs", $"{document.Name}.g.cs", $"{document.Name}Client.g.cs", ListingFile.NameOf(document),
        "Models/DeclaredErrors.g.cs", "Models/KnownValues.g.cs", "Models/DescribedModels.g.cs",
    ];

    /// <summary>Whether a file holds one type, which has its name, in the namespace that has its folder's.</summary>
    private static bool IsKiotas(EffectiveDocument document, GeneratedFile file)
    {
        var steps = file.Name[..^".cs".Length].Split('/');
        return file.Tree.GetRoot() is CompilationUnitSyntax { AttributeLists.Count: 0, Members: [BaseNamespaceDeclarationSyntax { Members: [BaseTypeDeclarationSyntax type] } scope] }
            && type.Identifier.ValueText == steps[^1]
            && scope.Name.ToString() == string.Join('.', steps[..^1].Prepend(document.Names.Client("Kiota")));
    }
}
