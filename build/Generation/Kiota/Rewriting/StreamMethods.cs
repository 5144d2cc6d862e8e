using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Parsing;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>Methods that stream: in the place of those that give bytes, and beside those that give a body.</summary>
/// <param name="carriers">How an item of each carrier is read.</param>
internal sealed class StreamMethods(IReadOnlyDictionary<string, InvocationExpressionSyntax> carriers) : IRewriter
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "stream-methods 1";

    public string Name => "kiota-stream-methods";

    public string Purpose => "Kiota reads every body as one value; a stream is enumerated item by item.";

    public Func<string, CSharpSyntaxRewriter?> For(JObject view)
    {
        var streams = Schemas.Operations(view).Where(operation => operation.Value[Extension.Stream] is JObject)
            .ToLookup(operation => PathShape.WithQuery(operation.Path), operation => (operation.Method, Said: (JObject)operation.Value[Extension.Stream]!), StringComparer.Ordinal);
        return source => PathShape.TemplateIn(source) is { } template && Of(template) is { Count: > 0 } said
            ? new Streaming(said.DistinctBy(one => one.Method).ToDictionary(one => one.Method, one => one.Said, StringComparer.OrdinalIgnoreCase), carriers)
            : null;

        // A required parameter stands in the template as a query of the path's own does.
        List<(string Method, JObject Said)> Of(string template) =>
            [.. (streams.Contains(PathShape.WithQuery(template)) ? streams[PathShape.WithQuery(template)] : streams[PathShape.Of(template)])];
    }

    private sealed class Streaming(Dictionary<string, JObject> streams, IReadOnlyDictionary<string, InvocationExpressionSyntax> carriers) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node)
        {
            if (node.BaseList?.Types.Any(type => type.ToString() == "BaseRequestBuilder") != true)
                return node;
            var members = new List<MemberDeclarationSyntax>();
            foreach (var member in node.Members)
            {
                if (member is not MethodDeclarationSyntax method || StreamOf(method) is not { } stream)
                {
                    members.Add(member);
                    continue;
                }
                if (stream["alone"]?.Value<bool>() != true)
                    members.Add(member);
                if (stream["alone"]?.Value<bool>() != true || stream["carrier"] is not null)
                    members.Add(Streamed(method, stream));
                else
                    members.Add(member);
            }
            return node.WithMembers([.. members]);
        }

        private JObject? StreamOf(MethodDeclarationSyntax method) =>
            method.Identifier.ValueText is var name && name.EndsWith("Async", StringComparison.Ordinal) && !name.Contains("RequestInformation", StringComparison.Ordinal)
            && streams.FirstOrDefault(stream => name.Equals(stream.Key + "Async", StringComparison.OrdinalIgnoreCase) || name.StartsWith(stream.Key + "As", StringComparison.OrdinalIgnoreCase) && name != stream.Key + "Async") is { Value: { } found }
                ? found : null;

        /// <summary>The method that asks for the stream, by the text of the one that asks for a body.</summary>
        private MethodDeclarationSyntax Streamed(MethodDeclarationSyntax method, JObject stream)
        {
            var isAlone = stream["alone"]?.Value<bool>() == true;
            var (type, arguments) = ("Stream", "");
            if (stream["carrier"]?.ToString() is { } carrier)
            {
                var call = carriers[carrier];
                var name = (GenericNameSyntax)((MemberAccessExpressionSyntax)call.Expression).Name;
                type = name.TypeArgumentList.Arguments[0].ToString();
                var factory = call.ArgumentList.Arguments[1].ToString();
                arguments = name.Identifier.ValueText switch
                {
                    "SendAsync" => $"static node => node.GetObjectValue({factory})!",
                    "SendCollectionAsync" => $"static node => node.GetCollectionOfObjectValues({factory})!",
                    "SendPrimitiveCollectionAsync" => $"static node => node.GetCollectionOfPrimitiveValues<{type}>()!",
                    _ => "null",
                };
                if (name.Identifier.ValueText is "SendCollectionAsync" or "SendPrimitiveCollectionAsync")
                    type = $"IEnumerable<{type}>";
            }
            var kind = stream["kind"]!.ToString();
            var returns = stream["carrier"] is null ? null : kind == "Events" ? $"global::SpecClients.Streaming.ServerSentEvents<{type}>" : $"IAsyncEnumerable<{type}>";
            var body = method.Body!.Statements;
            var last = (ReturnStatementSyntax)body[^1];
            var before = body.Take(body.Count - 1);
            var accept = isAlone ? "" : $"requestInfo.Headers.Remove(\"Accept\"); requestInfo.Headers.TryAdd(\"Accept\", {SymbolDisplay.FormatLiteral(stream["mediaType"]!.ToString(), quote: true)});";
            var send = returns is null
                ? "return await RequestAdapter.SendPrimitiveAsync<Stream>(requestInfo, errorMapping, cancellationToken).ConfigureAwait(false);"
                : $"return global::SpecClients.Kiota.KiotaStreams.{kind}<{type}>(RequestAdapter, requestInfo, {arguments}, errorMapping, cancellationToken);";
            var ending = ((BlockSyntax)SyntaxFactory.ParseStatement("{" + accept + send + "}")).Statements;
            if (body.OfType<LocalDeclarationStatementSyntax>().All(local => local.Declaration.Variables[0].Identifier.ValueText != "errorMapping"))
                ending = ((BlockSyntax)SyntaxFactory.ParseStatement("{" + accept + send.Replace("errorMapping", "default", StringComparison.Ordinal) + "}")).Statements;
            // Whatever stands before the last statement stays before its first successor.
            var indent = last.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
            var changed = method.WithBody(method.Body.WithStatements(
            [
                .. before,
                .. ending.Select((statement, at) => statement.WithLeadingTrivia(at == 0 ? last.GetLeadingTrivia() : [indent]).WithTrailingTrivia(SyntaxFactory.LineFeed)),
            ]));
            if (!isAlone)
                changed = changed.WithIdentifier(SyntaxFactory.Identifier(method.Identifier.ValueText[..^"Async".Length] + "StreamAsync"));
            changed = WithoutOlder(changed);
            return returns is null ? changed.WithReturnType(SyntaxFactory.ParseTypeName("Task<Stream?> ")) : Enumerated(changed, returns);
        }

        /// <summary>Without what stands for frameworks that there are none of here.</summary>
        private static MethodDeclarationSyntax WithoutOlder(MethodDeclarationSyntax method) => method.ReplaceTrivia(
            method.DescendantTrivia().Where(trivia => trivia.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.DisabledTextTrivia),
            (_, _) => default);

        private static MethodDeclarationSyntax Enumerated(MethodDeclarationSyntax method, string returns) => method
            .ReplaceTrivia(
                method.GetLeadingTrivia().Where(trivia => trivia.ToString().StartsWith("/// <returns>", StringComparison.Ordinal)),
                (_, _) => SyntaxFactory.Comment("/// <returns>Each item as it comes: the request is sent when it is enumerated.</returns>"))
            .WithModifiers([.. method.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword))])
            .WithReturnType(SyntaxFactory.ParseTypeName(returns + " "));
    }
}
