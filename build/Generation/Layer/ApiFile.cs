using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Paging;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Streams;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Layer;

/// <summary>Writes <c>VendorApi.g.cs</c>: what the hand-written layer needs of a document, as an ApiDescription.</summary>
internal sealed class ApiFile
{
    /// <summary>The form of what is written, as the runtime and the targets of the package name it.</summary>
    public const string Contract = "Contract1";

    private readonly EffectiveDocument _document;
    private readonly StringBuilder _text = new();
    private readonly List<string> _schemes = [];

    private ApiFile(EffectiveDocument document) => _document = document;

    /// <summary>The file beside what a generator writes.</summary>
    public static string Write(EffectiveDocument document, string generator) => new ApiFile(document).Write(document.Names.Client(generator));

    private string Write(string scope)
    {
        var root = _document.Root;
        Line(0, FileHeader.Text);
        Line(0, $"namespace {Code.Name(scope)};");
        Line(0, $"");
        Line(0, $"/// <summary>What the hand-written layer needs of {Code.Documentation(root["info"]?["title"]?.ToString() ?? _document.Name)}'s description.</summary>");
        Line(0, $"internal static class {Code.Name(_document.Name)}Api");
        Line(0, $"{{");
        var operations = Schemas.Operations(root).ToList();
        var security = operations.SelectMany(WaysOf).SelectMany(SchemesOf).DistinctBy(requirement => requirement.Name).ToList();
        _schemes.AddRange(security.Select(requirement => requirement.Name));
        foreach (var operation in operations)
            WriteOperation(operation);
        Line(1, $"public static global::SpecClients.ApiDescription Description {{ get; }} = new()");
        Line(1, $"{{");
        Line(2, $"Vendor = {Code.Literal(_document.Id)},");
        Line(2, $"Name = {Code.Literal(_document.Name)},");
        Line(2, $"Package = global::SpecClients.ApiPackage.Of(typeof({Code.Name(_document.Name)}Api).Assembly),");
        Line(2, $"Contract = global::SpecClients.Contract.Served.{Code.Name(Contract)},");
        Line(2, $"Title = {Text(root["info"]?["title"])},");
        Line(2, $"Version = {Text(root["info"]?["version"])},");
        List(2, $"Servers", root["servers"]?.OfType<JObject>() ?? [], Server);
        List(2, $"Security", security, (inner, requirement) => Line(inner, Security(requirement)));
        Line(2, $"Operations = [{Code.Join(", ", operations.Select(NameOf))}],");
        Line(1, $"}};");
        Line(0, $"}}");
        return _text.ToString();
    }

    private void Server(int depth, JObject server)
    {
        Code head = $"new({Text(server["url"])})";
        var variables = Schemas.Members(server["variables"]).ToList();
        if (variables.Count == 0)
        {
            Line(depth, $"{head},");
            return;
        }
        Line(depth, head);
        Line(depth, $"{{");
        List(depth + 1, $"Variables", variables, (inner, variable) =>
        {
            // OpenAPI wants a default; an empty one says that there is none.
            var fallback = Code.Literal(variable.Value["default"]?.ToString() is { Length: > 0 } value ? value : null);
            var values = variable.Value["enum"] is JArray { Count: > 0 } list ? $" {{ Values = {Strings(list)} }}" : Code.None;
            Line(inner, $"new({Code.Literal(variable.Name)}, {fallback}){values},");
        });
        Line(depth, $"}},");
    }

    private JArray WaysOf(Operation operation) => operation.Value["security"] as JArray ?? _document.Root["security"] as JArray ?? [];

    private static IEnumerable<JProperty> SchemesOf(JToken way) => Schemas.Members(way).Where(scheme => !Extension.Is(scheme) || scheme.Value is JArray);

    private Code Security(JProperty requirement)
    {
        var root = _document.Root;
        var scheme = root["components"]?["securitySchemes"]?[requirement.Name] is JObject declared ? Schemas.Resolve(root, declared) : null;
        var by = SignIn.By(scheme);
        var header = scheme?["type"]?.ToString() switch
        {
            "apiKey" when by.IsServed => Text(scheme["name"]),
            "http" or "oauth2" or "openIdConnect" => Code.Literal("Authorization"),
            _ => Code.Literal(""),
        };
        var flows = Schemas.Members(scheme?["flows"]).Where(flow => flow.Value is JObject).Select(flow => Code.Literal(flow.Name)).ToList();
        var issued = flows.Count == 0 ? Code.None : $", Flows = [{Code.Join(", ", flows)}]";
        var more = by.Kind == "OAuth2" ? $" {{ Scopes = {Strings(requirement.Value)}{issued} }}"
            : by.Type is null ? Code.None
            : $" {{ Type = {Code.Literal(by.Type)} }}";
        return $"new({Code.Literal(requirement.Name)}, global::SpecClients.ApiSecurityKind.{Code.Name(by.Kind)}, {header}){more},";
    }

    private static Code NameOf(Operation operation) => Code.Name(CodeNames.Operation(operation.Id!));

    private void WriteOperation(Operation operation)
    {
        Code arguments = $"{Code.Literal(operation.Id)}, {Code.Literal(operation.Method.ToUpperInvariant())}, {Code.Literal(operation.Path)}";
        Line(1, $"public static global::SpecClients.ApiOperation {NameOf(operation)} {{ get; }} = new({arguments})");
        Line(1, $"{{");
        var ways = WaysOf(operation).Select(way => SchemesOf(way).Select(scheme => scheme.Name).ToList()).ToList();
        if (_schemes.Count > 1 || _schemes.Count == 1 && ways is not [[_]])
            Line(2, $"Security = [{Code.Join(", ", ways.Select(way => (Code)$"[{Code.Join(", ", way.Select(Code.Literal))}]"))}],");
        List(2, $"Parameters", operation.Parameters, Parameter);
        Line(2, $"Statuses = [{Code.Join(", ", Schemas.Members(operation.Value["responses"]).Select(response => Code.Literal(response.Name)))}],");
        if (Bodiless(operation) is { Count: > 0 } bodiless)
            Line(2, $"Bodiless = [{Code.Join(", ", bodiless.Select(Code.Literal))}],");
        if (NullableItems(operation) is { Count: > 0 } nullable)
            Line(2, $"NullableItems = [{Code.Join(", ", nullable.Select(Code.Literal))}],");
        if (_document.Paging.FirstOrDefault(plan => plan.Operation.Value == operation.Value) is { } plan)
            Line(2, $"Paging = new({Code.Join(", ", [.. Size($"DefaultPageSize", plan, "default"), .. Size($"MaxPageSize", plan, "maximum")])}){Headers(plan)},");
        if (StreamPlan.Of(operation) is { IsTyped: true } stream)
            Line(2, $"Stream = new({Code.Literal(stream.MediaType)}){Items(stream)},");
        Line(1, $"}};");
        Line(0, $"");
    }

    /// <summary>The statuses of success without a body, where there are others with one, and those whose body may be null.</summary>
    private List<string> Bodiless(Operation operation)
    {
        var answers = Answers(operation);
        return answers.All(answer => answer.Schemas.Count == 0) ? []
            : [.. answers.Where(answer => answer.Schemas.Count == 0 || answer.Schemas.OfType<JObject>().Any(MayBeNull)).Select(answer => answer.Status)];

        bool MayBeNull(JObject schema) => new WorkingDocument(_document.Root) is var draft && draft.Resolve(schema) is { Count: > 0 } declared && (draft.MayBeNull(schema) || draft.MayBeNull(declared));
    }

    /// <summary>The statuses of success whose body is a list with elements that may be null.</summary>
    private List<string> NullableItems(Operation operation)
    {
        var draft = new WorkingDocument(_document.Root);
        return [.. Answers(operation).Where(answer => answer.Schemas.OfType<JObject>().Any(schema => draft.Resolve(schema)["items"] is JObject items && draft.MayBeNull(items))).Select(answer => answer.Status)];
    }

    private List<(string Status, List<JToken?> Schemas)> Answers(Operation operation) =>
        [.. Schemas.Members(operation.Value["responses"]).Where(response => response.Name[0] is '2' or 'd' && response.Value is JObject)
            .Select(response => (response.Name, Schemas.Members(Schemas.Resolve(_document.Root, (JObject)response.Value)["content"]).Select(media => media.Value["schema"]).ToList()))];

    private static Code Items(StreamPlan stream)
    {
        List<Code> said =
        [
            .. stream.IsByName ? (Code[])[$"IsByName = true"] : [],
            .. stream.Texts is { Count: > 0 } texts ? (Code[])[$"Texts = [{Code.Join(", ", texts.Select(Code.Literal))}]"] : [],
            .. stream.End is { } end ? (Code[])[$"End = {Code.Literal(end)}"] : [],
        ];
        return said.Count == 0 ? Code.None : $" {{ {Code.Join(", ", said)} }}";
    }

    private static IEnumerable<Code> Size(Code name, PagingPlan plan, string word) => Length(plan.PageSize?.Schema[word]) is { } size ? [$"{name}: {size}"] : [];

    private static Code Headers(PagingPlan plan)
    {
        (Code Name, AnswerPlace? Place)[] all = [($"NextLinkHeader", plan.NextLink), ($"TotalHeader", plan.Total), ($"TotalPagesHeader", plan.TotalPages)];
        var said = all.Where(one => one.Place?.Header is not null).Select(one => (Code)$"{one.Name} = {Code.Literal(one.Place!.Header)}").ToList();
        return said.Count == 0 ? Code.None : $" {{ {Code.Join(", ", said)} }}";
    }

    private void Parameter(int depth, JObject parameter)
    {
        var schema = parameter["schema"] is JObject own ? Schemas.Resolve(_document.Root, own) : [];
        var facets = new List<Code>();
        void Facet(Code name, Code? value)
        {
            if (value is not null)
                facets.Add($"{name} = {value}");
        }
        Facet($"Description", TextOf(parameter["description"]));
        Facet($"Type", TextOf(schema["type"]));
        Facet($"Default", TextOf(schema["default"]));
        Facet($"Minimum", Bound(schema["minimum"]));
        Facet($"Maximum", Bound(schema["maximum"]));
        Facet($"MinLength", Length(schema["minLength"]));
        Facet($"MaxLength", Length(schema["maxLength"]));
        Facet($"Pattern", TextOf(schema["pattern"]));
        Facet($"Values", schema["enum"] is JArray values ? Strings(values) : null);
        Facet($"Style", ParameterStyles.Of(parameter));

        Code place = $"global::SpecClients.ApiParameterLocation.{Code.Name(Words.Pascal(parameter["in"]!.ToString()))}";
        var required = parameter["required"]?.Value<bool>() == true ? $", Required: true" : Code.None;
        Line(depth, $"new({Text(parameter["name"])}, {place}{required}){(facets.Count == 0 ? Code.None : $" {{ {Code.Join(", ", facets)} }}")},");
    }

    /// <summary>A bound that no decimal holds is none that a value could break.</summary>
    private static Code? Bound(JToken? number) =>
        number is JValue { Type: JTokenType.Integer or JTokenType.Float }
        && decimal.TryParse(number.ToString(Newtonsoft.Json.Formatting.None), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) ? Code.Number(bound) : null;

    private static Code? Length(JToken? number) =>
        number is JValue { Type: JTokenType.Integer } && int.TryParse(number.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length) ? Code.Number(length) : null;

    private void List<T>(int depth, Code name, IEnumerable<T> items, Action<int, T> write)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            Line(depth, $"{name} = [],");
            return;
        }
        Line(depth, $"{name} =");
        Line(depth, $"[");
        foreach (var item in all)
            write(depth + 1, item);
        Line(depth, $"],");
    }

    private void Line(int depth, Code text) => _text.Append(' ', depth * 4).Append(text).Append('\n');

    private static Code Text(JToken? token) => TextOf(token) ?? Code.Literal("");

    private static Code? TextOf(JToken? token) => token is null ? null : Code.Literal(token is JValue { Value: string text } ? text : token.ToString(Newtonsoft.Json.Formatting.None));

    private static Code Strings(JToken list) =>
        $"[{Code.Join(", ", list.Where(value => value.Type != JTokenType.Null).Select(value => Code.Literal(value.ToString())))}]";
}
