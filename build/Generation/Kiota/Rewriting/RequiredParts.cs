using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Parsing;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>Parts without which a form is not sent.</summary>
internal sealed class RequiredParts : IRewriter
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "required-parts 1";

    private const string MediaType = "multipart/form-data";

    public string Name => "kiota-required-parts";

    public string Purpose => "Kiota sends any form of parts; one that lacks what the description requires is refused before it is sent.";

    public Func<string, CSharpSyntaxRewriter?> For(JObject view)
    {
        var forms = Schemas.Operations(view).Select(operation => (operation.Method, Path: PathShape.Of(operation.Path), Parts: PartsOf(view, operation)))
            .Where(form => form.Parts.Count > 0).ToLookup(form => form.Path, StringComparer.Ordinal);
        return source => source.Contains("(MultipartBody body", StringComparison.Ordinal) && PathShape.TemplateIn(source) is { } template && forms[PathShape.Of(template)].ToList() is { Count: > 0 } here
            ? new Requiring(here.DistinctBy(form => form.Method).ToDictionary(form => form.Method, form => form.Parts, StringComparer.OrdinalIgnoreCase))
            : null;
    }

    private static List<string> PartsOf(JObject view, Operation operation) =>
        operation.Value["requestBody"] is JObject standing && Schemas.Resolve(view, standing) is var body && body["required"]?.Value<bool>() == true && body["content"]?[MediaType]?["schema"] is JObject schema
            && Schemas.Resolve(view, schema) is var form
                ? [.. Schemas.Texts(form["required"]).Where(name => form["properties"]?[name] is not JObject part || Schemas.Resolve(view, part)["readOnly"] is not JValue { Value: true })]
                : [];

    private sealed class Requiring(Dictionary<string, List<string>> forms) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            if (node is not { Body: { } body, ParameterList.Parameters: [{ Type: { } type }, ..] } || !type.ToString().StartsWith("MultipartBody", StringComparison.Ordinal)
                || MethodOf(node.Identifier.ValueText) is not { } method || forms.GetValueOrDefault(method) is not { } parts)
                return node;
            var set = body.Statements.FirstOrDefault(statement => statement.ToString().StartsWith("requestInfo.SetContentFromParsable(", StringComparison.Ordinal));
            var asked = SyntaxFactory.ParseStatement($"global::SpecClients.Kiota.MultipartBodyExtensions.Require(body, {string.Join(", ", parts.Select(Literal.Of))});");
            return set is null ? node : node.WithBody(body.WithStatements(body.Statements.Insert(body.Statements.IndexOf(set), asked.WithTriviaFrom(set))));
        }

        private static string? MethodOf(string name) =>
            name.StartsWith("To", StringComparison.Ordinal) && name.EndsWith("RequestInformation", StringComparison.Ordinal) ? name["To".Length..^"RequestInformation".Length] : null;
    }
}
