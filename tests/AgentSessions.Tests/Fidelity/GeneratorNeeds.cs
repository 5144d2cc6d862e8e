using Newtonsoft.Json.Linq;
using SpecClients.Generation.Kiota.Rules;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rules;
using SpecClients.OpenApi.Text;
using Operation = SpecClients.OpenApi.Documents.Operation;

namespace AgentSessions.Tests.Fidelity;

/// <summary>
/// What the generators, and the people who use their clients, need of a document: one need a rule of the normaliser, told
/// without the rule, so that a rule that is missing or no longer works is noticed.
/// </summary>
internal static class GeneratorNeeds
{
    private static readonly string[] Unions = ["anyOf", "oneOf"];
    private static readonly string[] Constraints = ["default", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "multipleOf", "pattern", "x-format"];

    /// <summary>The needs of the effective document that it does not meet, by name.</summary>
    public static IEnumerable<string> Unmet(JObject document) => Named(new()
    {
        ["says 3.0"] = [document["openapi"]!.ToString().StartsWith("3.0", StringComparison.Ordinal)],
        ["has no words of 3.1"] = All(document, schema => schema["const"] is null && schema["examples"] is null && schema["exclusiveMinimum"] is null or JValue { Type: JTokenType.Boolean }),
        ["has one type a schema"] = All(document, schema => schema["type"] is null or JValue),
        ["has no null branches"] = All(document, schema => !BranchesOf(schema).Any(branch => Schemas.TypeOf(branch) == "null")),
        ["names unions of scalars"] = All(document, schema => !BranchesOf(schema).Select(Schemas.TypeOf).Order().SequenceEqual(["integer", "string"])
            || schema.Parent is JProperty { Name: NamePrimitiveUnions.StringOrInteger }),
        ["sizes integers"] = All(document, schema => Schemas.TypeOf(schema) != "integer" || schema["format"]?.ToString() is "int32" or "int64"),
        ["keeps a format that it replaces"] = All(document, schema => schema["description"]?.ToString().Contains("Unix timestamp (in seconds)", StringComparison.Ordinal) != true || schema["x-format"]?.ToString() == "unixtime"),
        ["names operations"] = Schemas.Operations(document).Select(operation => !string.IsNullOrWhiteSpace(operation.Id)),
        ["has no inline objects or enums"] = Standing(document).Select(schema => schema["properties"] is null && schema["enum"] is null && schema["oneOf"] is null && schema["anyOf"] is null),
        ["names properties in Pascal case"] = Properties(document).Select(property => IsPascal(property.Value[Extension.MemberName]?.ToString() ?? char.ToUpperInvariant(property.Name[0]) + property.Name[1..])),
        ["names parameters in camel case"] = Parameters(document).Select(parameter => IsCamel((parameter[Extension.ParameterName] ?? parameter["name"])!.ToString())),
        ["names values"] = All(document, schema => schema["enum"] is not JArray values || Schemas.TypeOf(schema) != "string" || schema[Extension.ValueNames] is JArray names && names.Count == values.Count),
        ["tells titles"] = Titled(document).Select(titled => titled.Holder["description"]?.ToString() is { } text && (text.Contains(titled.Title, StringComparison.Ordinal) || Same(titled.Title, titled.Name))),
        ["tells that any JSON is an object"] = Properties(document).Where(property => IsFreeForm(property.Value) || property.Value["items"] is JObject items && IsFreeForm(items))
            .Select(property => property.Value["description"]?.ToString().Contains("JSON object", StringComparison.Ordinal) == true),
        ["tells defaults and bounds"] = Bounded(document).Select(bounded => Constraints.Where(word => bounded.Schema[word] is not null)
            .All(word => bounded.Holder["description"]?.ToString().Contains($": {bounded.Schema[word]!.ToString(Newtonsoft.Json.Formatting.None).Trim('"')}.", StringComparison.Ordinal) == true)),
        ["describes parameters"] = Parameters(document).Where(parameter => Constraints.Any(word => parameter["schema"]?[word] is not null)).Select(parameter => parameter["description"]?.ToString().StartsWith("Default", StringComparison.Ordinal) == false),
    });

    /// <summary>The needs of NSwag's own view that it does not meet.</summary>
    public static IEnumerable<string> UnmetByNSwagView(JObject document) => Named(new()
    {
        ["NSwag: keeps the name of a union"] = All(document, schema => schema["oneOf"] is null),
        ["NSwag: has no unions but the known one"] = All(document, schema => schema["anyOf"] is null || schema.Parent is JProperty { Name: NamePrimitiveUnions.StringOrInteger }),
        ["NSwag: has no format that a .NET type would write otherwise"] = All(document, schema => schema["format"]?.ToString() is not ("uuid" or "time" or "uri" or "byte" or "float")),
        ["NSwag: marks declared nulls"] = Properties(document).Select(property => property.Value["nullable"]?.Value<bool>() != true || property.Value[Extension.MayBeNull] is not null),
    });

    /// <summary>The needs of Kiota's own view that it does not meet.</summary>
    public static IEnumerable<string> UnmetByKiotaView(JObject document) => Named(new()
    {
        ["Kiota: has no closed enums"] = All(document, schema => schema["enum"] is null || Schemas.TypeOf(schema) != "string"),
        ["Kiota: has no empty classes"] = All(document, schema => !IsFreeForm(schema)),
        ["Kiota: names the union of a list's elements"] = All(document, schema => schema["items"] is not JObject items || !Schemas.IsReference(items) || !BranchesOf(Schemas.Resolve(document, items)).Any()),
        ["Kiota: fills no defaults in"] = All(document, schema => schema["default"] is null),
        ["Kiota: tells summaries"] = Schemas.Operations(document).Select(operation => operation.Value["summary"] is not { } summary || operation.Value["description"] is not { } description
            || description.ToString().StartsWith(summary.ToString(), StringComparison.Ordinal)),
        ["Kiota: tells what is required"] = Schemas.All(document).SelectMany(schema => (schema["required"] as JArray ?? []).Select(name => schema["properties"]?[name.ToString()]).OfType<JObject>())
            .Select(property => property["description"]?.ToString().EndsWith(DocumentRequired.Phrase, StringComparison.Ordinal) == true),
    });

    private static IEnumerable<string> Named(Dictionary<string, IEnumerable<bool>> needs) =>
        needs.Where(need => need.Value.Any(isMet => !isMet)).Select(need => need.Key);

    private static IEnumerable<bool> All(JObject document, Func<JObject, bool> isMet) => Schemas.All(document).Select(isMet);

    private static IEnumerable<JObject> BranchesOf(JObject schema) => Unions.SelectMany(keyword => (schema[keyword] as JArray ?? []).OfType<JObject>());

    private static IEnumerable<JObject> Parameters(JObject document) => Schemas.Operations(document).SelectMany((Operation operation) => operation.Parameters);

    private static IEnumerable<(string Name, JObject Value)> Properties(JObject document) =>
        Schemas.All(document).SelectMany(schema => Schemas.Members(schema["properties"])).Select(property => (property.Name, (JObject)property.Value));

    /// <summary>The schemas that stand in parameters, bodies, properties and lists, and not under a name.</summary>
    private static IEnumerable<JObject> Standing(JObject document)
    {
        var named = Schemas.Members(document["components"]?["schemas"]).SelectMany(component => ((JArray?)component.Value["allOf"] ?? []).OfType<JObject>().Append((JObject)component.Value)).ToHashSet();
        return Schemas.All(document).Where(schema => !named.Contains(schema));
    }

    private static IEnumerable<(string Name, string Title, JObject Holder)> Titled(JObject document) =>
        Properties(document).Select(property => (property.Name, property.Value["title"], property.Value))
            .Concat(Parameters(document).Select(parameter => (parameter["name"]!.ToString(), parameter["schema"]?["title"], parameter)))
            .Concat(Schemas.Members(document["components"]?["schemas"]).Where(component => !Same(component.Name, component.Value["title"]?.ToString() ?? "")).Select(component => (component.Name, component.Value["title"], (JObject)component.Value)))
            .Where(titled => titled.Item2 is not null && !Schemas.IsReference(titled.Item3))
            .Select(titled => (titled.Item1, titled.Item2!.ToString(), titled.Item3));

    private static IEnumerable<(JObject Holder, JObject Schema)> Bounded(JObject document) =>
        Parameters(document).Where(parameter => parameter["schema"] is JObject).Select(parameter => (parameter, Schemas.Resolve(document, (JObject)parameter["schema"]!)))
            .Concat(Properties(document).Where(property => !Schemas.IsReference(property.Value)).Select(property => (property.Value, property.Value)));

    private static bool IsFreeForm(JObject schema) =>
        Schemas.TypeOf(schema) == "object" && schema["properties"] is null && schema["allOf"] is null && schema["discriminator"] is null && schema["additionalProperties"] is not JObject { Count: > 0 };

    private static bool IsPascal(string name) => char.IsUpper(name[0]) && name.All(char.IsLetterOrDigit);

    private static bool IsCamel(string name) => char.IsLower(name[0]) && name.All(char.IsLetterOrDigit);

    private static bool Same(string one, string other) => Words.Pascal(one) == Words.Pascal(other);
}
