using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>Decimals as whole bodies.</summary>
internal sealed class DecimalBodies : IRewriter
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "decimal-bodies 1";

    private const string Setter = "requestInfo.SetContentFromScalar";

    public string Name => "kiota-decimal-body";

    public string Purpose => "Kiota's requests refuse a decimal as a whole body, though its writers write one; a method with such a body sets it by ours.";

    public Func<string, CSharpSyntaxRewriter?> For(JObject view) => source => source.Contains("(decimal? body", StringComparison.Ordinal) && source.Contains(Setter, StringComparison.Ordinal) ? new Setting() : null;

    private sealed class Setting : CSharpSyntaxRewriter
    {
        private static readonly ExpressionSyntax Ours = SyntaxFactory.ParseExpression("global::SpecClients.Kiota.DecimalBody.Set");
        private static readonly SyntaxToken Comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);

        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
            node.ParameterList.Parameters is [{ Identifier.ValueText: "body", Type: NullableTypeSyntax { ElementType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.DecimalKeyword } } }, ..]
                ? base.VisitMethodDeclaration(node)
                : node;

        public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
        {
            if (node.Expression.ToString() != Setter)
                return base.VisitInvocationExpression(node);
            var arguments = node.ArgumentList.Arguments;
            var request = SyntaxFactory.Argument(((MemberAccessExpressionSyntax)node.Expression).Expression.WithoutTrivia());
            var all = SyntaxFactory.SeparatedList([request, .. arguments], [Comma, .. arguments.GetSeparators()]);
            return node.WithExpression(Ours.WithTriviaFrom(node.Expression)).WithArgumentList(node.ArgumentList.WithArguments(all));
        }
    }
}
