using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Rules;

/// <summary>Gives every inline object and enum a component of its own, named by where it stands.</summary>
internal sealed class LiftInlineSchemas : IRule
{
    public const string RuleName = "lift-inline-schemas";

    private readonly Dictionary<string, string> _types = new(StringComparer.OrdinalIgnoreCase);

    public string Name => RuleName;

    public string Purpose => "Inline objects and enums get names that a person would choose, not Response2 and Anonymous.";

    public void Apply(WorkingDocument document)
    {
        if (document["components"] is not JObject components)
            document["components"] = components = [];
        if (components["schemas"] is not JObject schemas)
            components.AddFirst(new JProperty("schemas", schemas = []));

        _types.Clear();
        foreach (var component in schemas.Properties())
            _types.TryAdd(Words.TypeName(component.Name), component.Name);
        foreach (var component in schemas.Properties().ToList())
            LiftChildren((component.Value as JObject)!, Words.Pascal(component.Name), schemas, document);
        foreach (var operation in document.Operations)
            LiftOperation(operation, schemas, document);

        if (schemas.Count == 0)
            schemas.Parent!.Remove();
        if (components.Count == 0)
            components.Parent!.Remove();
    }

    private void LiftOperation(Operation operation, JObject schemas, WorkingDocument document)
    {
        var name = Words.Pascal(operation.Id!);
        foreach (var parameter in operation.Parameters)
        {
            if (parameter["schema"] is JObject schema)
                Lift(schema, name + Words.Pascal(parameter["name"]!.ToString()), schemas, document);
        }
        foreach (var (body, _) in Bodies(document, operation.Value["requestBody"]))
            Lift(body, name + "Request", schemas, document);
        foreach (var response in Schemas.Members(operation.Value["responses"]))
        {
            var suffix = response.Name.StartsWith('2') ? "Response" : "Error" + Words.Pascal(response.Name);
            foreach (var (body, isItem) in Bodies(document, response.Value))
                Lift(body, name + (isItem ? "Item" : suffix), schemas, document);
        }
    }

    /// <summary>The schemas of a body, and whether they are of one item of a stream.</summary>
    private static List<(JObject Schema, bool IsItem)> Bodies(WorkingDocument document, JToken? holder) =>
        holder is JObject value
            ? [.. Schemas.Members(document.Resolve(value)["content"]).Where(media => media.Value is JObject && media.Value["schema"] is JObject)
                .Select(media => ((JObject)media.Value["schema"]!, media.Value[Extension.Stream] is not null))]
            : [];

    private void Lift(JObject schema, string name, JObject schemas, WorkingDocument document)
    {
        if (Schemas.IsReference(schema))
            return;
        var chosen = schema[Extension.SchemaName]?.ToString() is { } given && Identifier.IsValid(given) ? given : name;
        LiftChildren(schema, chosen, schemas, document);
        if (!IsWorthAName(schema))
            return;

        schema.Property(Extension.SchemaName)?.Remove();
        var members = schema.Properties().ToList();
        schema.RemoveAll();
        var body = new JObject(members).From(schema);
        chosen = Words.Unclaimed(chosen, name => _types.TryAdd(Words.TypeName(name), name) || schemas[name] is { } present && JToken.DeepEquals(present, body));
        document.Log(this, schema, $"inline {(body["enum"] is null ? "object" : "enum")} → {chosen}");
        schemas[chosen] ??= body;
        schema["$ref"] = "#/components/schemas/" + chosen;
    }

    private void LiftChildren(JObject schema, string name, JObject schemas, WorkingDocument document)
    {
        foreach (var property in Schemas.Members(schema["properties"]).ToList())
        {
            if (property.Value is JObject child)
                Lift(child, name + Words.Pascal(property.Name), schemas, document);
        }
        if (schema["items"] is JObject items)
            Lift(items, Words.Singular(name), schemas, document);
        if (schema["additionalProperties"] is JObject values)
            Lift(values, name + "Value", schemas, document);
        foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
        {
            var branches = (schema[keyword] as JArray ?? []).OfType<JObject>().ToList();
            for (var i = 0; i < branches.Count; i++)
                Lift(branches[i], name + "Option" + Words.Ordinal(i + 1), schemas, document);
        }
        foreach (var part in (schema["allOf"] as JArray ?? []).OfType<JObject>().ToList())
            LiftChildren(part, name, schemas, document);
    }

    private static bool IsWorthAName(JObject schema) =>
        schema["enum"] is JArray && Schemas.TypeOf(schema) is "string" or null && schema["enum"] is not null
        || schema["properties"] is JObject { Count: > 0 }
        || schema["allOf"] is JArray { Count: > 1 }
        || schema["oneOf"] is JArray
        || schema["anyOf"] is JArray;
}
