using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Parsing;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>Bodies that an operation can do without.</summary>
internal sealed partial class OptionalBodies : IRewriter
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "optional-bodies 2";

    public string Name => "kiota-optional-body";

    public string Purpose => "Kiota's methods throw without a body; those of an operation that can do without one take null, and send none.";

    public Func<string, CSharpSyntaxRewriter?> For(JObject view)
    {
        // The paths, without the names of their places, and the methods of each.
        var optional = Schemas.Operations(view)
            .Where(operation => operation.Value["requestBody"] is JObject body && Schemas.Resolve(view, body)["required"]?.Value<bool>() != true)
            .ToLookup(operation => PathShape.Of(operation.Path), operation => operation.Method, StringComparer.Ordinal);
        return source => PathShape.TemplateIn(source) is { } template && optional[PathShape.Of(template)].ToHashSet(StringComparer.OrdinalIgnoreCase) is { Count: > 0 } methods
            ? new Relaxing(methods)
            : null;
    }

    [GeneratedRegex("^(?:(?<method>Get|Post|Put|Patch|Delete|Options|Head|Trace)(?:As\\w+)?Async|To(?<method>Get|Post|Put|Patch|Delete|Options|Head|Trace)RequestInformation)$")]
    private static partial Regex Sender();

    [GeneratedRegex(@"^requestInfo\.Set\w*Content\w*$")]
    private static partial Regex Setter();

    private sealed class Relaxing(HashSet<string> methods) : CSharpSyntaxRewriter
    {
        private static readonly SyntaxToken OrNull = SyntaxFactory.Token(SyntaxKind.QuestionToken);
        private static readonly IfStatementSyntax IfThere = (IfStatementSyntax)SyntaxFactory.ParseStatement("if(!ReferenceEquals(body, null)) ;");

        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
            node.Modifiers.Count > 0 && Sender().Match(node.Identifier.ValueText) is { Success: true } sender && methods.Contains(sender.Groups["method"].Value) ? base.VisitMethodDeclaration(node) : node;

        public override SyntaxNode? VisitParameter(ParameterSyntax node) =>
            node is { Identifier.ValueText: "body", Type: { } type and not NullableTypeSyntax } && IsAnnotated((MethodDeclarationSyntax)node.Parent!.Parent!)
                ? node.WithType(SyntaxFactory.NullableType(type.WithoutTrailingTrivia(), OrNull.WithTrailingTrivia(type.GetTrailingTrivia())))
                : node;

        public override SyntaxNode? VisitBlock(BlockSyntax node)
        {
            // A method's first statement has the directives of its head before it, which stay when it goes.
            var (kept, before) = (new List<StatementSyntax>(), SyntaxTriviaList.Empty);
            foreach (var statement in node.Statements)
            {
                if (IsCheck(statement))
                {
                    before = before.AddRange(statement.GetLeadingTrivia().Reverse().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
                    continue;
                }
                kept.Add(Following((StatementSyntax)Visit(statement)));
                before = SyntaxTriviaList.Empty;
            }
            return node.WithStatements([.. kept]).WithCloseBraceToken(node.CloseBraceToken.WithLeadingTrivia(before.AddRange(node.CloseBraceToken.LeadingTrivia)));

            StatementSyntax Following(StatementSyntax statement) => before.Count == 0 ? statement : statement.WithLeadingTrivia(before.AddRange(statement.GetLeadingTrivia()));
        }

        public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node) =>
            node.Expression is InvocationExpressionSyntax call && Setter().IsMatch(call.Expression.ToString())
            && call.ArgumentList.DescendantNodes().Any(name => name is IdentifierNameSyntax { Identifier.ValueText: "body" })
                ? IfThere.WithStatement(node.WithoutLeadingTrivia()).WithLeadingTrivia(node.GetLeadingTrivia())
                : node;

        private static bool IsCheck(StatementSyntax statement) =>
            statement is IfStatementSyntax { Else: null, Statement: ThrowStatementSyntax thrown } && thrown.ToString() == "throw new ArgumentNullException(nameof(body));";

        private static bool IsAnnotated(MethodDeclarationSyntax method) =>
            method.Modifiers[0].LeadingTrivia.Select(trivia => trivia.GetStructure()).OfType<NullableDirectiveTriviaSyntax>().LastOrDefault() is { SettingToken.RawKind: (int)SyntaxKind.EnableKeyword };
    }
}
