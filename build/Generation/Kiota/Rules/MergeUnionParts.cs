using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a part of an <c>allOf</c> that is one of several objects is one with the members of all of them.</summary>
internal sealed class MergeUnionParts : IRule
{
    private static readonly string[] Unions = ["oneOf", "anyOf"];

    public string Name => "kiota-merge-union-parts";

    public string Purpose => "Kiota has no class for a value that is one thing and one of several others as well; a class with the members of each holds them all.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["allOf"] is not JArray { Count: > 1 } parts)
                continue;
            foreach (var part in parts.OfType<JObject>().Where(part => BranchesOf(document.Resolve(part)).Any()).ToList())
            {
                document.Log(this, part, $"one of {BranchesOf(document.Resolve(part)).Count()} → the members of each");
                var members = new JObject();
                Collect(document, part, members, []);
                part.Replace(new JObject { ["type"] = "object", ["properties"] = members });
            }
        }
    }

    private static IEnumerable<JObject> BranchesOf(JObject schema) => Unions.SelectMany(word => (schema[word] as JArray ?? []).OfType<JObject>());

    private static void Collect(WorkingDocument document, JObject part, JObject members, HashSet<JObject> seen)
    {
        var schema = document.Resolve(part);
        if (!seen.Add(schema))
            return;
        foreach (var property in Schemas.Members(schema["properties"]))
        {
            if (members[property.Name] is not { } known)
                members[property.Name] = property.Value.Copy();
            else if (!JToken.DeepEquals(known, property.Value))
                members[property.Name] = new JObject { ["description"] = "Any value: what it is depends on the other members." };
        }
        foreach (var inner in BranchesOf(schema).Concat((schema["allOf"] as JArray ?? []).OfType<JObject>()))
            Collect(document, inner, members, seen);
    }
}
