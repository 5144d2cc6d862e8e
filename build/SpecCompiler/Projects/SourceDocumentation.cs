using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecCompiler.Projects;

/// <summary>The XML documentation that stands in code, where a project's build writes none.</summary>
internal static class SourceDocumentation
{
    /// <summary>What is said of each type and member, by its name as a build would write it, without a method's parameters.</summary>
    /// <param name="files">The code.</param>
    public static IEnumerable<(string Name, XElement Element)> Of(IEnumerable<string> files) => files.AsParallel().SelectMany(In);

    private static IEnumerable<(string Name, XElement Element)> In(string file)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Latest, Microsoft.CodeAnalysis.DocumentationMode.Parse));
        foreach (var member in tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MemberDeclarationSyntax>())
        {
            if (NameOf(member) is { } name && member.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>().LastOrDefault() is { } comment && Parse(comment) is { } element)
                yield return (name, element);
        }
    }

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => "T:" + Full(type),
        PropertyDeclarationSyntax property => $"P:{Full(property.Parent)}.{property.Identifier.ValueText}",
        MethodDeclarationSyntax method => $"M:{Full(method.Parent)}.{method.Identifier.ValueText}",
        _ => null,
    };

    private static string Full(Microsoft.CodeAnalysis.SyntaxNode? node) => node switch
    {
        TypeDeclarationSyntax { TypeParameterList.Parameters.Count: > 0 and var count } type => $"{Within(type.Parent)}{type.Identifier.ValueText}`{count}",
        BaseTypeDeclarationSyntax type => $"{Within(type.Parent)}{type.Identifier.ValueText}",
        BaseNamespaceDeclarationSyntax scope => Within(scope.Parent) + scope.Name.ToString().Replace("@", "", StringComparison.Ordinal),
        _ => "",
    };

    private static string Within(Microsoft.CodeAnalysis.SyntaxNode? node) => Full(node) is { Length: > 0 } name ? name + "." : "";

    private static XElement? Parse(DocumentationCommentTriviaSyntax comment)
    {
        var lines = comment.ToFullString().Split('\n').Select(line => line.TrimStart()).Select(line => line.StartsWith("///", StringComparison.Ordinal) ? line[3..] : line);
        try
        {
            return XElement.Parse($"<member>{string.Join('\n', lines)}</member>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
