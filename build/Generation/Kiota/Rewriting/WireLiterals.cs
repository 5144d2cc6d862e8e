using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Kiota.Rules;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>Wire names in literals, in the place of what stands in for them.</summary>
internal sealed class WireLiterals : IRewriter
{
    public string Name => "kiota-wire-literal";

    public string Purpose => "Kiota cannot make source of some names and is told stand-ins; each gives way to its name, as a literal, and stands nowhere else.";

    public Func<string, CSharpSyntaxRewriter?> For(JObject view)
    {
        if (view[EscapeWireNames.Word] is not JObject all)
            return _ => null;
        var names = all.Properties().ToDictionary(name => name.Name, name => name.Value.ToString());
        return source => StandIns.Written(source).Any(names.ContainsKey) ? new Naming(names) : null;
    }

    private sealed class Naming(Dictionary<string, string> names) : CSharpSyntaxRewriter
    {
        /// <summary>How often each stands in the file and has not been found in a literal.</summary>
        private readonly Dictionary<string, int> _left = [];

        public override SyntaxNode? VisitCompilationUnit(CompilationUnitSyntax node)
        {
            foreach (var name in StandIns.Written(node.ToFullString()).Where(names.ContainsKey))
                _left[name] = _left.GetValueOrDefault(name) + 1;
            var named = base.VisitCompilationUnit(node);
            return _left.FirstOrDefault(name => name.Value > 0).Key is { } stray ? throw new InvalidOperationException($"Kiota has written '{stray}' outside of a literal.") : named;
        }

        public override SyntaxToken VisitToken(SyntaxToken token)
        {
            var visited = base.VisitToken(token);
            // What the names are escaped for.
            if (!token.IsKind(SyntaxKind.StringLiteralToken) || !token.Text.StartsWith('"'))
                return visited;
            var text = StandIns.Replace(token.Text, Named);
            return text == token.Text ? visited : SyntaxFactory.Literal(visited.LeadingTrivia, text, SyntaxFactory.ParseToken(text).ValueText, visited.TrailingTrivia);
        }

        /// <summary>The branch that is compiled for older frameworks is no part of the tree, and has the same names.</summary>
        public override SyntaxTrivia VisitTrivia(SyntaxTrivia trivia) =>
            trivia.IsKind(SyntaxKind.DisabledTextTrivia) && StandIns.Written(trivia.ToString()).Any(names.ContainsKey)
                ? SyntaxFactory.DisabledText(string.Concat(SyntaxFactory.ParseTokens(trivia.ToString()).Select(token => VisitToken(token).ToFullString())))
                : trivia;

        private string? Named(string standIn)
        {
            if (!names.TryGetValue(standIn, out var name))
                return null;
            _left[standIn]--;
            return name;
        }
    }
}
