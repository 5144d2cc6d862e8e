using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Parsing;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Paging;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Kiota;

/// <summary>Writes the listings of a client that Kiota has written, whose request builders say their paths themselves.</summary>
internal sealed class KiotaListings
{
    private const string Generator = "Kiota";

    private readonly EffectiveDocument _document;
    private readonly GeneratedModels _models;
    private readonly string _client;

    private KiotaListings(EffectiveDocument document, IReadOnlyList<GeneratedFile> files)
    {
        _document = document;
        _models = new GeneratedModels(files, document.Names.Client(Generator));
        _client = $"{document.Names.Client(Generator)}.{document.Name}Client";
    }

    /// <summary>The text of the file; null where nothing is listed.</summary>
    public static string? Write(EffectiveDocument document, string output, ICollection<Problem> warnings)
    {
        if (document.Paging.Count == 0)
            return null;
        var listings = new KiotaListings(document, GeneratedFile.ReadAll(output));
        return new ListingFile(document, Generator, listings._models).Write(listings.PartsOf, [], warnings);
    }

    private ListingParts PartsOf(PagingPlan plan)
    {
        var operation = plan.Operation;
        var builders = new KiotaBuilders(_models);
        if (builders.Find(operation.Path, $"{Words.Pascal(operation.Method)}Async") is not (var builder, { ReturnType: GenericNameSyntax { TypeArgumentList.Arguments: [var page] } } method)
            || builders.Way(_client, builder) is not { } way)
            throw new ProblemException(ProblemCode.InvalidOverlay, plan.Mark, $"Kiota's client has no call that gives a page of {operation.Id}.");

        var taken = new HashSet<string>(["client", "query", "body", "paging", "asked", "request", "items", "failure"]);
        var path = way.Indexers.Zip(operation.Holes, (indexer, wire) => (Type: _models.Type(indexer), Parameter: new Named(operation, "path", wire, taken))).ToList();
        var headers = operation.Parameters.Where(parameter => parameter["in"]?.ToString() == "header")
            .Select(parameter => new Named(operation, "header", parameter["name"]!.ToString(), taken)).ToList();
        var query = method.ParameterList.Parameters.Select(parameter => QueryOf(parameter.Type!)).FirstOrDefault(found => found is not null);
        var members = MembersOf(query);
        var body = method.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == "body");
        if (body is not null && !_models.IsOwn(body.Type!))
        {
            throw new ProblemException(
                ProblemCode.InvalidOverlay, plan.Mark, $"Kiota's client has no model of the body that a listing of {operation.Id} would repeat, but {body.Type}.");
        }
        var isBodyOptional = body?.Type is NullableTypeSyntax;
        Code given = isBodyOptional ? (Code)$"(body ?? new())" : $"body";
        Code queryType = query is null ? Code.None : $"global::{Code.Name(query)}";

        return new ListingParts
        {
            Client = $"global::{Code.Name(_client)}",
            Page = page,
            Parameters =
            [
                .. path.Select(place => new ListingParameter(place.Type, place.Parameter.Name, null, place.Parameter.Summary)),
                .. body is null || isBodyOptional ? [] : (ListingParameter[])[OfBody(null)],
                .. headers.Where(header => header.IsRequired).Select(header => new ListingParameter($"string", header.Name, null, header.Summary)),
                .. query is null ? [] : (ListingParameter[])[new($"global::System.Action<{queryType}>?", $"query", $"null", "Sets what the query asks for.")],
                .. isBodyOptional ? (ListingParameter[])[OfBody($"null")] : [],
                .. headers.Where(header => !header.IsRequired).Select(header => new ListingParameter($"string?", header.Name, $"null", header.Summary)),
            ],
            Before = query is null ? null : (Code)$"            var asked = new {queryType}();\n            query?.Invoke(asked);\n{Defaults(operation, members)}",
            Query =
            [
                .. path.Select(place => (place.Parameter.Wire, place.Parameter.Name)),
                .. members.Where(member => !plan.Turning.Any(place => place.Is("query", member.Wire))).Select(member => (member.Wire, member.Asked)),
                .. headers.Where(header => !plan.Turning.Any(place => place.Is("header", header.Wire))).Select(header => (header.Wire, header.Name)),
                .. body is null ? [] : ((string, Code)[])[("", Spelled(Body(plan.Turning.Select(place => (place, (Code)$"null")))))],
            ],
            Asked = place => place.In switch
            {
                "body" => _models.At(given, GeneratedModels.Bare(body!.Type!), place.Body!, Generator),
                "header" => new(headers.First(header => header.Wire == place.Parameter).Name, SyntaxFactory.ParseTypeName("string?")),
                _ => members.Where(member => member.Wire == place.Parameter).Select(member => new GeneratedModels.Value(member.Asked, member.Property.Type)).First(),
            },
            Call = Call,
            Untyped = ("Microsoft.Kiota.Abstractions.Serialization.UntypedNode", "Microsoft.Kiota.Abstractions.Serialization.UntypedArray"),
        };

        Code Call(IReadOnlyList<(RequestPlace Place, Code Value)> values)
        {
            var index = 0;
            var steps = Code.Join("", way.Steps.Select(step => step is null ? (Code)$"[{path[index++].Parameter.Name}]" : $".{Code.Name(step)}"));
            var own = body is null ? Code.None : (Code)$"{Body(values)}, ";
            var sets = members.Select(member => (Code)$"                    request.QueryParameters.{member.Name} = {ValueAt("query", member.Wire) ?? member.Asked};\n");
            var adds = headers.Select((header, at) =>
            {
                Code text = $"header{Code.Number(at)}_";
                Code add = $"                        request.Headers.Add({Code.Literal(header.Wire)}, {text});\n";
                return (Code)$"                    if ({ValueAt("header", header.Wire) ?? header.Name} is {{ }} {text})\n{add}";
            });
            var all = Code.Join("", sets.Concat(adds));
            return all.IsNone ? (Code)$"client{steps}.{Code.Name(method.Identifier.Text)}({own}cancellationToken: cancel_)!" : $$"""
                client{{steps}}.{{Code.Name(method.Identifier.Text)}}({{own}}request =>
                                {
                {{all}}                }, cancel_)!
                """;

            Code? ValueAt(string place, string wire) => values.Where(value => value.Place.Is(place, wire)).Select(value => value.Value).FirstOrDefault();
        }

        Code Body(IEnumerable<(RequestPlace Place, Code Value)> values)
        {
            var own = values.Where(value => value.Place.Body is not null).Select(value => (value.Place.Body!, value.Value)).ToList();
            return own.Count == 0 ? $"body" : _models.With(given, GeneratedModels.Bare(body!.Type!), own, Generator);
        }

        Code Spelled(Code text)
        {
            Code spelled = $"global::SpecClients.Kiota.KiotaJson.Serialize({text})";
            return isBodyOptional && text.ToString() == "body" ? $"body is null ? null : {spelled}" : spelled;
        }

        ListingParameter OfBody(Code? value) => new(_models.Type(body!.Type!), $"body", value, "The request's body; it is not changed.");
    }

    /// <summary>The members of a class of queries.</summary>
    private List<(string Wire, Code Name, Code Asked, PropertyDeclarationSyntax Property)> MembersOf(string? query) =>
        query is null ? [] : _models.Find(query).SelectMany(part => part.Members).OfType<PropertyDeclarationSyntax>()
            .Select(property => (WireOf(property), Code.Name(property.Identifier.Text), (Code)$"asked.{Code.Name(property.Identifier.Text)}", property)).ToList();

    /// <summary>What a caller need not say, though a request must carry it.</summary>
    private static Code Defaults(Operation operation, List<(string Wire, Code Name, Code Asked, PropertyDeclarationSyntax Property)> members) =>
        Code.Join("", members.Where(member => GeneratedModels.Bare(member.Property.Type).ToString() == "string")
            .Select(member => (member.Asked, Text: PagingPlan.DefaultOf(operation, "query", member.Wire)))
            .Where(member => member.Text is not null)
            .Select(member => (Code)$"            {member.Asked} ??= {Code.Literal(member.Text)};\n"));

    /// <summary>The type of the query within <c>Action&lt;RequestConfiguration&lt;Query&gt;&gt;?</c>.</summary>
    private static string? QueryOf(TypeSyntax type) =>
        GeneratedModels.Bare(type) is GenericNameSyntax { TypeArgumentList.Arguments: [GenericNameSyntax { Identifier.ValueText: "RequestConfiguration" } configuration] }
        && configuration.TypeArgumentList.Arguments[0].ToString() is var query && !query.EndsWith("DefaultQueryParameters", StringComparison.Ordinal)
            ? query.Replace("global::", "", StringComparison.Ordinal)
            : null;

    private static string WireOf(PropertyDeclarationSyntax property)
    {
        var told = property.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Name.ToString() == "QueryParameter");
        return told is { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax name }] } ? Uri.UnescapeDataString(name.Token.ValueText) : property.Identifier.ValueText;
    }

    /// <summary>A parameter that Kiota has no name for.</summary>
    private sealed class Named
    {
        private readonly JObject? _described;

        public Named(Operation operation, string place, string wire, HashSet<string> taken)
        {
            Wire = wire;
            _described = operation.Find(place, wire);
            var wanted = _described?[Extension.ParameterName]?.ToString() is { } chosen && Identifier.IsValid(chosen) ? chosen : Words.Camel(wire);
            Name = Code.Name(Words.Unclaimed(wanted, name => Identifier.IsValid(name) && taken.Add(name)));
        }

        public string Wire { get; }

        public Code Name { get; }

        public bool IsRequired => _described?["required"]?.Value<bool>() == true;

        public string Summary => ListingParameter.SummaryOf(_described);
    }
}
