using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecClients.Generation.Parsing;

namespace SpecClients.Generation.Tree;

/// <summary>Makes the types of a client the assembly's own: <c>internal</c> in place of <c>public</c>.</summary>
internal static class InternalTypes
{
    /// <param name="folder">The client's folder.</param>
    public static void Apply(string folder)
    {
        foreach (var file in GeneratedFile.ReadAll(folder).Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var text = file.Text;
            var modifiers = file.Tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<MemberDeclarationSyntax>().SelectMany(member => member.Modifiers).Where(modifier => modifier.IsKind(SyntaxKind.PublicKeyword));
            foreach (var modifier in modifiers.Reverse())
                text = string.Concat(text.AsSpan(0, modifier.SpanStart), "internal", text.AsSpan(modifier.Span.End));
            File.WriteAllText(Path.Combine(folder, file.Name), text);
        }
    }
}
