using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecCompiler.Compiling;
using SpecCompiler.Generating.Guard;
using SpecCompiler.Normalising;
using SpecCompiler.Paging;
using SpecCompiler.Reading;
using SpecCompiler.Writing;

namespace SpecCompiler.Generating.Listings;

/// <summary>Writes the listings of a client that NSwag has written, whose methods say themselves which parameter goes where.</summary>
internal sealed class NSwagListings
{
    private const string Generator = "NSwag";

    private readonly EffectiveDocument _document;
    private readonly GeneratedModels _models;
    private readonly List<MethodDeclarationSyntax> _methods;

    private NSwagListings(EffectiveDocument document, IReadOnlyList<GeneratedFile> files)
    {
        _document = document;
        _models = new GeneratedModels(files, document.Names.Client(Generator));
        _methods = [.. _models.Find($"{document.Names.Client(Generator)}.{document.Name}Client").SelectMany(part => part.Members).OfType<MethodDeclarationSyntax>()];
    }

    /// <summary>The text of the file; null where nothing is listed.</summary>
    public static string? Write(EffectiveDocument document, string output)
    {
        if (document.Paging is not { Count: > 0 } plans)
            return null;
        var listings = new NSwagListings(document, GeneratedFile.ReadAll(output));
        return new ListingFile(document, Generator, listings._models).Write([.. plans.Select(plan => (plan, listings.PartsOf(plan)))], listings._methods.Select(method => method.Identifier.ValueText));
    }

    private ListingParts PartsOf(PagingPlan plan)
    {
        var name = CodeNames.Operation(plan.Operation.Id!);
        var method = _methods.FirstOrDefault(method => method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call.Expression is IdentifierNameSyntax { Identifier.ValueText: "Begin" } && call.ArgumentList.Arguments is [{ Expression: MemberAccessExpressionSyntax operation }] && operation.Name.Identifier.ValueText == name));
        if (method?.ReturnType is not QualifiedNameSyntax { Right: GenericNameSyntax { TypeArgumentList.Arguments: [var page] } })
            throw new ProblemException(ProblemCode.InvalidOverlay, plan.Mark, $"NSwag's client has no method that gives a page of {plan.Operation.Id}.");

        var wires = method.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "request_" } })
            .Select(call => call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax wire }, { Expression: IdentifierNameSyntax parameter }]
                ? (In: ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText.ToLowerInvariant(), Wire: wire.Token.ValueText, Name: parameter.Identifier.Text)
                : default)
            .Where(call => call.Name is not null).ToDictionary(call => call.Name, call => (call.In, call.Wire));
        var parameters = method.ParameterList.Parameters.Where(parameter => parameter.Identifier.Text != "cancellationToken").ToList();
        var body = parameters.FirstOrDefault(parameter => !wires.ContainsKey(parameter.Identifier.Text));
        RequestPlace[] turning = [.. new[] { plan.Position, plan.PageSize, plan.Back }.OfType<RequestPlace>()];
        var taken = new HashSet<string>(["client", "paging", "items", "failure"]);
        var names = parameters.ToDictionary(parameter => parameter, parameter => Code.Name(Words.Unclaimed(parameter.Identifier.Text, taken.Add)));
        Code client = $"global::{Code.Name(_document.Names.Client(Generator))}.I{Code.Name(_document.Name)}Client";
        Code asked = body is null ? Code.None : body.Default is null ? names[body] : $"({names[body]} ?? new())";

        return new ListingParts
        {
            Client = client,
            Page = page,
            Parameters = [.. parameters.Select(Declared).OrderBy(parameter => parameter.Default is not null)],
            Query = [.. parameters.Where(parameter => !turning.Any(place => IsAt(place, parameter))).Select(parameter => parameter == body
                ? ("", $"global::AgentSessions.NSwag.NSwagJson.WriteRequest({With(turning.Where(place => place.Body is not null).Select(place => (place.Body!, (Code)$"null")).ToList(), parameter)})")
                : (wires[parameter.Identifier.Text].Wire, names[parameter]))],
            Asked = place => place.Body is { } member
                ? _models.At(asked, GeneratedModels.Bare(body!.Type!), member, Generator)
                : parameters.Where(parameter => IsAt(place, parameter)).Select(parameter => new GeneratedModels.Value(names[parameter], parameter.Type!)).First(),
            Call = values => $"client.{Code.Name(method.Identifier.Text)}({Code.Join(", ", [.. parameters.Select(parameter => Argument(parameter, values)), $"cancellationToken: cancel_"])})",
            IsThrottled = $"failure is global::AgentSessions.NSwag.ApiException {{ StatusCode: 429 }}",
            Untyped = ("Newtonsoft.Json.Linq.JToken", "Newtonsoft.Json.Linq.JArray"),
        };

        bool IsAt(RequestPlace place, ParameterSyntax parameter) =>
            wires.TryGetValue(parameter.Identifier.Text, out var at) && place.Is(at.In, at.Wire);

        Code With(List<(JsonPointer, Code)> values, ParameterSyntax parameter) =>
            values.Count == 0 ? names[parameter] : _models.With(asked, GeneratedModels.Bare(parameter.Type!), values, Generator);

        Code Argument(ParameterSyntax parameter, IReadOnlyList<(RequestPlace Place, Code Value)> values)
        {
            var value = parameter == body
                ? With([.. values.Where(value => value.Place.Body is not null).Select(value => (value.Place.Body!, value.Value))], parameter)
                : values.Where(value => IsAt(value.Place, parameter)).Select(value => value.Value).FirstOrDefault() ?? names[parameter];
            return $"{Code.Name(parameter.Identifier.Text)}: {value}";
        }

        ListingParameter Declared(ParameterSyntax parameter)
        {
            var described = plan.Operation.Parameters.FirstOrDefault(other => wires.GetValueOrDefault(parameter.Identifier.Text) == (other["in"]?.ToString(), other["name"]?.ToString()));
            Code? value = parameter.Default is not null ? (Code)$"null"
                : plan.Kind is PagingKind.Offset or PagingKind.PageNumber && IsAt(plan.Position!, parameter) ? Code.Number(plan.First)
                : parameter.Type is PredefinedTypeSyntax { Keyword.ValueText: "string" } && described is not null && DefaultOf(plan.Operation, described) is { } text ? Code.Literal(text)
                : null;
            return new ListingParameter(_models.Type(parameter.Type!), names[parameter], value, described?["description"]?.ToString() is { Length: > 0 } summary ? summary : "As in the call for one page.");
        }
    }

    /// <summary>What a described parameter is without a value.</summary>
    public static string? DefaultOf(Operation operation, JObject parameter) =>
        parameter["schema"] is JObject schema && Schemas.Resolve(operation.Document, schema)["default"] is JValue { Value: string text } ? text : null;
}
