using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>The media type that is asked for, where there is one.</summary>
internal sealed partial class AcceptedTypes : IRewriter
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "accepted-types 1";

    private const string Setter = "requestInfo.Headers.TryAdd";

    public string Name => "kiota-accepted-types";

    public string Purpose => "Kiota weighs a media type against others by a quality of its own, also where there are no others; one alone is asked for as it is described.";

    public Func<string, CSharpSyntaxRewriter?> For(JObject view) => source => source.Contains(";q=", StringComparison.Ordinal) && source.Contains(Setter, StringComparison.Ordinal) ? new Asking() : null;

    [GeneratedRegex(@"^(?<type>[^,;]+);q=[0-9.]+\z")]
    private static partial Regex Weighed();

    private sealed class Asking : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node) =>
            node.Expression.ToString() == Setter
            && node.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.ValueText: "Accept" } }, { Expression: LiteralExpressionSyntax { Token: var weighed } }]
            && Weighed().Match(weighed.ValueText) is { Success: true } one
                ? node.ReplaceToken(weighed, SyntaxFactory.Literal(one.Groups["type"].Value).WithTriviaFrom(weighed))
                : base.VisitInvocationExpression(node);
    }
}
