using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: each member of an object in a query is a parameter.</summary>
internal sealed class SplitParameterObjects : IRule
{
    public string Name => "kiota-split-parameter-objects";

    public string Purpose => "Kiota would send an object as one text; in a query each of its members is a pair of its own.";

    public void Apply(WorkingDocument document)
    {
        foreach (var list in document.Operations.SelectMany(operation => (JToken?[])[operation.Value["parameters"], operation.PathItem["parameters"]]).OfType<JArray>().Distinct().ToList())
        {
            foreach (var entry in list.OfType<JObject>().ToList())
            {
                var parameter = document.Resolve(entry);
                if (NameIn(parameter) is not { } nameOf || parameter["schema"] is not JObject schema)
                    continue;
                var members = UnionBranches.Members(document, UnionBranches.Content(document, schema));
                if (members.Count == 0 || members.Values.Any(member => UnionBranches.Content(document, member)["properties"] is not null))
                    continue;
                document.Log(this, entry, $"{parameter["name"]} → {string.Join(", ", members.Keys.Select(nameOf))}");
                foreach (var (name, member) in members)
                    entry.AddBeforeSelf(Parameter(nameOf(name), member, UnionBranches.Requires(document, schema, name) && parameter["required"]?.Value<bool>() == true));
                entry.Remove();
            }
        }
    }

    /// <summary>What a member is called in the query, if its object is spread over it.</summary>
    private static Func<string, string>? NameIn(JObject parameter) => (parameter["in"]?.ToString(), parameter["style"]?.ToString() ?? "form") switch
    {
        ("query", "deepObject") => member => $"{parameter["name"]}[{member}]",
        // Only the names of such an object's members are sent, so nothing could tell whether a required one was given.
        ("query", "form") when parameter["explode"]?.Value<bool>() != false && parameter["required"]?.Value<bool>() != true => member => member,
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
