using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: each member of an object in a query is a parameter, and a map is a list of pairs.</summary>
internal sealed class SplitParameterObjects : IRule
{
    public string Name => "kiota-split-parameter-objects";

    public string Purpose => "Kiota would send an object as one text; in a query each of its members is a pair of its own, and so is each entry of a map.";

    public void Apply(WorkingDocument document)
    {
        foreach (var list in document.Operations.SelectMany(operation => (JToken?[])[operation.Value["parameters"], operation.PathItem["parameters"]]).OfType<JArray>().Distinct().ToList())
        {
            foreach (var entry in list.OfType<JObject>().ToList())
            {
                var parameter = document.Resolve(entry);
                if (NameIn(parameter) is not { } nameOf || parameter["schema"] is not JObject schema)
                    continue;
                var content = UnionBranches.Content(document, schema);
                var members = UnionBranches.Members(document, content);
                if (members.Count == 0 && parameter["style"]?.ToString() != "deepObject" && IsPlainMap(document, content))
                    Pair(document, entry, parameter);
                if (members.Count == 0 || members.Values.Any(member => UnionBranches.Content(document, member)["properties"] is not null))
                    continue;
                document.Log(this, entry, $"{parameter["name"]} → {string.Join(", ", members.Keys.Select(nameOf))}");
                foreach (var (name, member) in members)
                    entry.AddBeforeSelf(Parameter(nameOf(name), member, UnionBranches.Requires(document, schema, name) && parameter["required"]?.Value<bool>() == true));
                entry.Remove();
            }
        }
    }

    /// <summary>Whether an object has members of any name, with values that are no objects and no lists.</summary>
    private static bool IsPlainMap(WorkingDocument document, JObject schema) =>
        (schema["additionalProperties"] ?? schema["unevaluatedProperties"]) is JObject { Count: > 0 } values && Schemas.TypeOf(UnionBranches.Content(document, values)) is "string" or "integer" or "number" or "boolean";

    private void Pair(WorkingDocument document, JObject entry, JObject parameter)
    {
        var pairs = parameter.Copy();
        pairs["schema"] = new JObject { ["type"] = "array", ["items"] = new JObject { ["type"] = "string" } };
        pairs["description"] = $"{parameter["description"]?.ToString().TrimEnd()} Each is a name and a value, as in name=value.".TrimStart();
        document.Log(this, entry, $"{parameter["name"]} → pairs");
        entry.Replace(pairs);
    }

    /// <summary>What a member is called in the query, if its object is spread over it.</summary>
    private static Func<string, string>? NameIn(JObject parameter) => (parameter["in"]?.ToString(), parameter["style"]?.ToString() ?? "form") switch
    {
        ("query", "deepObject") => member => $"{parameter["name"]}[{member}]",
        ("query", "form") when parameter["explode"]?.Value<bool>() != false => member => member,
        _ => null,
    };

    private static JObject Parameter(string name, JObject schema, bool isRequired)
    {
        var parameter = new JObject { ["name"] = name, ["in"] = "query", ["required"] = isRequired, ["schema"] = schema.Copy() };
        if (schema["description"] is { } description)
            parameter["description"] = description.DeepClone();
        return parameter;
    }
}
