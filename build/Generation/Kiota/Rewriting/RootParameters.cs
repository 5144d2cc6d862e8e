using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>Addresses of paths that begin with a parameter.</summary>
internal sealed class RootParameters : IRewriter
{
    public string Name => "kiota-root-parameters";

    public string Purpose => "A path that begins with a parameter was given a step for Kiota's sake, which no server knows.";

    public Func<string, CSharpSyntaxRewriter?> For(JObject view)
    {
        var step = Schemas.Members(view["paths"]).Select(path => path.Value[Extension.RootStep]?.ToString()).FirstOrDefault(said => said is not null);
        var start = $"{{+baseurl}}/{step}/";
        return source => step is not null && source.Contains($"\"{start}{{", StringComparison.Ordinal) ? new Shortening(start) : null;
    }

    private sealed class Shortening(string start) : CSharpSyntaxRewriter
    {
        public override SyntaxToken VisitToken(SyntaxToken token)
        {
            if (!token.IsKind(SyntaxKind.StringLiteralToken) || !token.ValueText.StartsWith(start + "{", StringComparison.Ordinal) || token.Parent?.Parent is not ArgumentSyntax)
                return token;
            var address = "{+baseurl}/" + token.ValueText[start.Length..];
            return SyntaxFactory.Literal(token.LeadingTrivia, SymbolDisplay.FormatLiteral(address, quote: true), address, token.TrailingTrivia);
        }
    }
}
