using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Engines;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>The version in the attribute of each type.</summary>
internal sealed class GeneratorVersion : IRewriter
{
    private const string Attribute = "GeneratedCode(\"Kiota\", ";

    public string Name => "kiota-version";

    public string Purpose => "Kiota calls itself 1.0.0 in the attribute of each type that it writes; the version that wrote it stands there instead.";

    public Func<string, CSharpSyntaxRewriter?> For(JObject view) => source => source.Contains(Attribute, StringComparison.Ordinal) ? new Stamping() : null;

    private sealed class Stamping : CSharpSyntaxRewriter
    {
        private static readonly SyntaxToken Version = SyntaxFactory.Literal(BuildMetadata.Of("KiotaVersion"));

        // No further down than types are declared: members are most of a file.
        public override SyntaxNode? Visit(SyntaxNode? node) =>
            node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or AttributeListSyntax or AttributeSyntax ? base.Visit(node) : node;

        public override SyntaxToken VisitToken(SyntaxToken token) => token;

        public override SyntaxNode? VisitAttribute(AttributeSyntax node) =>
            node.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.ValueText: "Kiota" } }, { Expression: LiteralExpressionSyntax { Token.ValueText: "1.0.0" } version }]
            && node.Name.ToString().EndsWith("GeneratedCode", StringComparison.Ordinal)
                ? node.ReplaceToken(version.Token, Version.WithTriviaFrom(version.Token))
                : node;
    }
}
