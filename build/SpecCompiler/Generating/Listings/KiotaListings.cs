using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecCompiler.Compiling;
using SpecCompiler.Generating.Guard;
using SpecCompiler.Normalising;
using SpecCompiler.Paging;
using SpecCompiler.Reading;
using SpecCompiler.Writing;

namespace SpecCompiler.Generating.Listings;

/// <summary>Writes the listings of a client that Kiota has written, whose request builders say their paths themselves.</summary>
internal sealed class KiotaListings
{
    private const string Generator = "Kiota";

    private readonly EffectiveDocument _document;
    private readonly GeneratedModels _models;
    private readonly string _scope;

    private KiotaListings(EffectiveDocument document, IReadOnlyList<GeneratedFile> files)
    {
        _document = document;
        _scope = document.Names.Client(Generator);
        _models = new GeneratedModels(files, _scope);
    }

    /// <summary>The text of the file; null where nothing is listed.</summary>
    public static string? Write(EffectiveDocument document, string output)
    {
        if (document.Paging is not { Count: > 0 } plans)
            return null;
        var listings = new KiotaListings(document, GeneratedFile.ReadAll(output));
        return new ListingFile(document, Generator, listings._models).Write([.. plans.Select(plan => (plan, listings.PartsOf(plan)))], []);
    }

    private ListingParts PartsOf(PagingPlan plan)
    {
        var operation = plan.Operation;
        var verb = $"{Words.Pascal(operation.Method)}Async";
        var (builder, method) = _models.Classes.Where(declared => TemplateOf(declared.Class) is { } template && Shape(PathOf(template)) == Shape(operation.Path))
            .Select(declared => (declared.Name, declared.Class.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == verb))).FirstOrDefault(found => found.Item2 is not null);
        if (method?.ReturnType is not GenericNameSyntax { TypeArgumentList.Arguments: [var page] } || Chain(builder) is not { } chain)
            throw new ProblemException(ProblemCode.InvalidOverlay, plan.Mark, $"Kiota's client has no call that gives a page of {operation.Id}.");

        var taken = new HashSet<string>(["client", "query", "body", "paging", "asked", "request", "items", "failure"]);
        var path = chain.Indexers.Zip(operation.Holes, (indexer, wire) => (Type: _models.Type(indexer), Wire: wire, Name: NameOf(wire, "path"))).ToList();
        var headers = operation.Parameters.Where(parameter => parameter["in"]?.ToString() == "header").Select(parameter => (Wire: parameter["name"]!.ToString(), Name: NameOf(parameter["name"]!.ToString(), "header"), Parameter: parameter)).ToList();
        var query = method.ParameterList.Parameters.Select(parameter => QueryOf(parameter.Type!)).FirstOrDefault(found => found is not null);
        var members = query is null ? [] : _models.Find(query).SelectMany(part => part.Members).OfType<PropertyDeclarationSyntax>().Select(property => (Wire: WireOf(property), Property: property)).ToList();
        var body = method.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == "body");
        RequestPlace[] turning = [.. new[] { plan.Position, plan.PageSize, plan.Back }.OfType<RequestPlace>()];
        Code queryType = query is null ? Code.None : $"global::{Code.Name(query)}";
        Code defaults = Code.Join("", members.Select(member => (member.Property, Text: operation.Parameters.FirstOrDefault(parameter =>
                parameter["required"]?.Value<bool>() == true && parameter["in"]?.ToString() == "query" && parameter["name"]?.ToString() == member.Wire) is { } parameter ? NSwagListings.DefaultOf(operation, parameter) : null))
            .Where(member => member.Text is not null && GeneratedModels.Bare(member.Property.Type).ToString() == "string")
            .Select(member => (Code)$"            asked.{Code.Name(member.Property.Identifier.Text)} ??= {Code.Literal(member.Text)};\n"));

        return new ListingParts
        {
            Client = $"global::{Code.Name(_scope)}.{Code.Name(_document.Name)}Client",
            Page = page,
            Parameters =
            [
                .. path.Select(place => new ListingParameter(place.Type, place.Name, null, Summary(place.Wire, "path"))),
                .. body is null ? [] : (ListingParameter[])[new(_models.Type(body.Type!), $"body", null, "The request's body; it is not changed.")],
                .. headers.Where(IsRequired).Select(header => new ListingParameter($"string", header.Name, null, Summary(header.Wire, "header"))),
                .. query is null ? [] : (ListingParameter[])[new($"global::System.Action<{queryType}>?", $"query", $"null", "Sets what the query asks for.")],
                .. headers.Where(header => !IsRequired(header)).Select(header => new ListingParameter($"string?", header.Name, $"null", Summary(header.Wire, "header"))),
            ],
            Before = query is null ? null : (Code)$"            var asked = new {queryType}();\n            query?.Invoke(asked);\n{defaults}",
            Query =
            [
                .. path.Select(place => (place.Wire, place.Name)),
                .. members.Where(member => !turning.Any(place => place.Is("query", member.Wire))).Select(member => (member.Wire, (Code)$"asked.{Code.Name(member.Property.Identifier.Text)}")),
                .. headers.Where(header => !turning.Any(place => place.Is("header", header.Wire))).Select(header => (header.Wire, header.Name)),
                .. body is null ? [] : ((string, Code)[])[("", $"global::AgentSessions.Kiota.KiotaJson.Serialize({Body([.. turning.Where(place => place.Body is not null).Select(place => (place.Body!, (Code)$"null"))])})")],
            ],
            Asked = place => place.Body is { } member
                ? _models.At($"body", GeneratedModels.Bare(body!.Type!), member, Generator)
                : place.In == "header" ? headers.Where(header => header.Wire == place.Parameter).Select(header => new GeneratedModels.Value(header.Name, SyntaxFactory.ParseTypeName("string?"))).First()
                : members.Where(member => member.Wire == place.Parameter).Select(member => new GeneratedModels.Value($"asked.{Code.Name(member.Property.Identifier.Text)}", member.Property.Type)).First(),
            Call = Call,
            IsThrottled = $"failure is global::Microsoft.Kiota.Abstractions.ApiException {{ ResponseStatusCode: 429 }}",
            Untyped = ("Microsoft.Kiota.Abstractions.Serialization.UntypedNode", "Microsoft.Kiota.Abstractions.Serialization.UntypedArray"),
        };

        Code Call(IReadOnlyList<(RequestPlace Place, Code Value)> values)
        {
            var way = Code.Join("", chain.Steps.Select(step => step.Indexer is { } index ? (Code)$"[{path[index].Name}]" : $".{Code.Name(step.Name!)}"));
            var own = body is null ? Code.None : (Code)$"{Body([.. values.Where(value => value.Place.Body is not null).Select(value => (value.Place.Body!, value.Value))])}, ";
            var sets = members.Select(member => values.Where(value => value.Place.Is("query", member.Wire)).Select(value => value.Value).FirstOrDefault() is { } value
                ? (Code)$"                    request.QueryParameters.{Code.Name(member.Property.Identifier.Text)} = {value};\n"
                : $"                    request.QueryParameters.{Code.Name(member.Property.Identifier.Text)} = asked.{Code.Name(member.Property.Identifier.Text)};\n");
            var adds = headers.Select((header, at) =>
            {
                Code value = values.Where(value => value.Place.Is("header", header.Wire)).Select(value => value.Value).FirstOrDefault() ?? header.Name;
                Code text = $"header{Code.Number(at)}_";
                return (Code)$"                    if ({value} is {{ }} {text})\n                        request.Headers.Add({Code.Literal(header.Wire)}, {text});\n";
            });
            var all = Code.Join("", sets.Concat(adds));
            return all.IsNone ? (Code)$"client{way}.{Code.Name(verb)}({own}cancellationToken: cancel_)!" : $$"""
                client{{way}}.{{Code.Name(verb)}}({{own}}request =>
                                {
                {{all}}                }, cancel_)!
                """;
        }

        Code Body(List<(JsonPointer, Code)> values) => values.Count == 0 ? $"body" : _models.With($"body", GeneratedModels.Bare(body!.Type!), values, Generator);

        Code NameOf(string wire, string place) =>
            Code.Name(Words.Unclaimed(Described(wire, place)?[Extension.ParameterName]?.ToString() is { } chosen && Identifier.IsValid(chosen) ? chosen : Words.Camel(wire), name => Identifier.IsValid(name) && taken.Add(name)));

        JObject? Described(string wire, string place) => operation.Parameters.FirstOrDefault(parameter => parameter["in"]?.ToString() == place && parameter["name"]?.ToString() == wire);

        string Summary(string wire, string place) => Described(wire, place)?["description"]?.ToString() is { Length: > 0 } text ? text : "As in the call for one page.";
    }

    private static bool IsRequired((string, Code, JObject Parameter) header) => header.Parameter["required"]?.Value<bool>() == true;

    /// <summary>The way from the client to a request builder.</summary>
    private (List<(string? Name, int? Indexer)> Steps, List<TypeSyntax> Indexers)? Chain(string builder)
    {
        var first = $"{_scope}.{_document.Name}Client";
        var ways = new Dictionary<string, (List<(string?, int?)> Steps, List<TypeSyntax> Indexers)> { [first] = ([], []) };
        var open = new Queue<string>([first]);
        while (open.TryDequeue(out var at) && at != builder)
        {
            var (steps, indexers) = ways[at];
            foreach (var member in _models.Find(at).SelectMany(part => part.Members).OfType<BasePropertyDeclarationSyntax>().Where(member => !IsObsolete(member)))
            {
                var next = member.Type.ToString().Replace("global::", "", StringComparison.Ordinal);
                var way = member switch
                {
                    PropertyDeclarationSyntax property => ([.. steps, (property.Identifier.Text, null)], indexers),
                    IndexerDeclarationSyntax { ParameterList.Parameters: [var index] } => ([.. steps, (null, indexers.Count)], [.. indexers, index.Type!]),
                    _ => (Steps: (List<(string?, int?)>?)null, Indexers: (List<TypeSyntax>?)null),
                };
                if (way.Steps is not null && ways.TryAdd(next, (way.Steps, way.Indexers!)))
                    open.Enqueue(next);
            }
        }
        return ways.TryGetValue(builder, out var found) ? found : null;
    }

    private static bool IsObsolete(BasePropertyDeclarationSyntax member) => member.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString().EndsWith("Obsolete", StringComparison.Ordinal));

    /// <summary>The type of the query within <c>Action&lt;RequestConfiguration&lt;Query&gt;&gt;?</c>.</summary>
    private static string? QueryOf(TypeSyntax type) =>
        GeneratedModels.Bare(type) is GenericNameSyntax { TypeArgumentList.Arguments: [GenericNameSyntax { Identifier.ValueText: "RequestConfiguration", TypeArgumentList.Arguments: [var query] }] }
        && !query.ToString().EndsWith("DefaultQueryParameters", StringComparison.Ordinal) ? query.ToString().Replace("global::", "", StringComparison.Ordinal) : null;

    private static string WireOf(PropertyDeclarationSyntax property) =>
        property.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Name.ToString() == "QueryParameter") is { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax name }] }
            ? Uri.UnescapeDataString(name.Token.ValueText)
            : property.Identifier.ValueText;

    /// <summary>The template of a request builder's addresses.</summary>
    private static string? TemplateOf(ClassDeclarationSyntax declared) =>
        declared.Members.OfType<ConstructorDeclarationSyntax>().Select(constructor => constructor.Initializer?.ArgumentList.Arguments is [_, { Expression: LiteralExpressionSyntax template }, ..] ? template.Token.ValueText : null)
            .FirstOrDefault(template => template?.StartsWith("{+baseurl}", StringComparison.OrdinalIgnoreCase) == true);

    private static string PathOf(string template)
    {
        var path = template["{+baseurl}".Length..];
        var end = path.IndexOfAny(['?']) is var question && path.IndexOf("{?", StringComparison.Ordinal) is >= 0 and var all ? all : question;
        return end >= 0 ? path[..end] : path;
    }

    /// <summary>A path without the names of its places.</summary>
    private static string Shape(string path) =>
        Uri.UnescapeDataString(string.Concat(path.Split('{').Select((part, at) => at == 0 || !part.Contains('}') ? part : "{}" + part[(part.IndexOf('}') + 1)..])));
}
