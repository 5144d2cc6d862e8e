using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Parsing;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Paging;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.NSwag;

/// <summary>Writes the listings of a client that NSwag has written, whose methods say themselves which parameter goes where.</summary>
internal sealed class NSwagListings
{
    private const string Generator = "NSwag";

    private readonly GeneratedModels _models;
    private readonly Code _client;
    private readonly List<MethodDeclarationSyntax> _methods;

    private NSwagListings(EffectiveDocument document, IReadOnlyList<GeneratedFile> files)
    {
        var scope = document.Names.Client(Generator);
        _models = new GeneratedModels(files, scope);
        _client = $"global::{Code.Name(scope)}.I{Code.Name(document.Name)}Client";
        _methods = [.. _models.Find($"{scope}.{document.Name}Client").SelectMany(part => part.Members).OfType<MethodDeclarationSyntax>()];
    }

    /// <summary>The text of the file; null where nothing is listed.</summary>
    public static string? Write(EffectiveDocument document, string output, ICollection<Problem> warnings)
    {
        if (document.Paging.Count == 0)
            return null;
        var listings = new NSwagListings(document, GeneratedFile.ReadAll(output));
        return new ListingFile(document, Generator, listings._models)
            .Write(listings.PartsOf, listings._methods.Select(method => method.Identifier.ValueText), warnings);
    }

    private ListingParts PartsOf(PagingPlan plan)
    {
        if (MethodOf(plan.Operation) is not { ReturnType: QualifiedNameSyntax { Right: GenericNameSyntax { TypeArgumentList.Arguments: [var page] } } } method)
            throw new ProblemException(ProblemCode.InvalidOverlay, plan.Mark, $"NSwag's client has no method that gives a page of {plan.Operation.Id}.");

        var wires = WiresOf(method);
        var taken = new HashSet<string>(["client", "paging", "items", "failure"]);
        var parameters = method.ParameterList.Parameters.Where(parameter => parameter.Identifier.Text != "cancellationToken")
            .Select(syntax => new Parameter(syntax, wires.GetValueOrDefault(syntax.Identifier.Text), Code.Name(Words.Unclaimed(syntax.Identifier.Text, taken.Add)))).ToList();
        var body = parameters.FirstOrDefault(parameter => parameter.Wire is null);
        if (parameters.Count(parameter => parameter.Wire is null) > 1)
        {
            throw new ProblemException(
                ProblemCode.InvalidOverlay, plan.Mark, $"NSwag's client has no single body that a listing of {plan.Operation.Id} would repeat.");
        }
        Code asked = body is null ? Code.None : body.Syntax.Default is null ? body.Name : $"({body.Name} ?? new())";

        return new ListingParts
        {
            Client = _client,
            Page = page,
            Parameters = [.. parameters.Select(Declared).OrderBy(parameter => parameter.Default is not null)],
            Query =
            [
                .. parameters.Where(parameter => parameter != body && !plan.Turning.Any(parameter.IsAt)).Select(parameter => (parameter.Wire!, parameter.Name)),
                .. body is null ? [] : ((string, Code)[])[("", $"global::SpecClients.NSwag.NSwagJson.WriteRequest({Body(plan.Turning.Select(place => (place, (Code)$"null")))})")],
            ],
            Asked = place => place.Body is { } member
                ? _models.At(asked, GeneratedModels.Bare(body!.Syntax.Type!), member, Generator)
                : parameters.Where(parameter => parameter.IsAt(place)).Select(parameter => new GeneratedModels.Value(parameter.Name, parameter.Syntax.Type!)).First(),
            Call = values =>
            {
                var arguments = parameters.Select(parameter => (Code)$"{Code.Name(parameter.Syntax.Identifier.Text)}: {ValueOf(parameter, values)}");
                return $"client.{Code.Name(method.Identifier.Text)}({Code.Join(", ", [.. arguments, $"cancellationToken: cancel_"])})";
            },
            Untyped = ("Newtonsoft.Json.Linq.JToken", "Newtonsoft.Json.Linq.JArray"),
        };

        Code Body(IEnumerable<(RequestPlace Place, Code Value)> values)
        {
            var own = values.Where(value => value.Place.Body is not null).Select(value => (value.Place.Body!, value.Value)).ToList();
            return own.Count == 0 ? body!.Name : _models.With(asked, GeneratedModels.Bare(body!.Syntax.Type!), own, Generator);
        }

        Code ValueOf(Parameter parameter, IReadOnlyList<(RequestPlace Place, Code Value)> values) =>
            parameter == body ? Body(values) : values.Where(value => parameter.IsAt(value.Place)).Select(value => value.Value).FirstOrDefault() ?? parameter.Name;

        ListingParameter Declared(Parameter parameter)
        {
            var isCount = plan.Kind is PagingKind.Offset or PagingKind.PageNumber && parameter.IsAt(plan.Position!);
            Code? value = parameter.Syntax.Default is not null ? (Code)$"null"
                : isCount ? Code.Number(plan.First)
                : parameter.IsText && PagingPlan.DefaultOf(plan.Operation, parameter.In!, parameter.Wire!) is { } text ? Code.Literal(text)
                : null;
            var described = parameter.Wire is null ? null : plan.Operation.Find(parameter.In!, parameter.Wire);
            return new ListingParameter(_models.Type(parameter.Syntax.Type!), parameter.Name, value, ListingParameter.SummaryOf(described));
        }
    }

    /// <summary>The method whose request begins as an operation's.</summary>
    private MethodDeclarationSyntax? MethodOf(Operation operation)
    {
        var name = CodeNames.Operation(operation.Id!);
        return _methods.FirstOrDefault(method => method.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "Begin" })
            .Any(call => call.ArgumentList.Arguments is [{ Expression: MemberAccessExpressionSyntax begun }] && begun.Name.Identifier.ValueText == name));
    }

    /// <summary>Which parameter a method puts where: <c>request_.Query("page_size", pageSize)</c>.</summary>
    private static Dictionary<string, (string In, string Wire)> WiresOf(MethodDeclarationSyntax method)
    {
        var wires = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var call in method.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "request_" } } put
                && call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax wire }, { Expression: IdentifierNameSyntax parameter }])
                wires[parameter.Identifier.Text] = (put.Name.Identifier.ValueText.ToLowerInvariant(), wire.Token.ValueText);
        }
        return wires;
    }

    /// <summary>A parameter of a method, and where it goes; the body goes nowhere by name.</summary>
    private sealed record Parameter(ParameterSyntax Syntax, (string In, string Wire) Place, Code Name)
    {
        public string? In => Place.In;

        public string? Wire => Place.Wire;

        public bool IsText => Wire is not null && Syntax.Type is PredefinedTypeSyntax { Keyword.ValueText: "string" };

        public bool IsAt(RequestPlace place) => place.Is(In, Wire);
    }
}
