using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>What the branches of a union are.</summary>
internal static class UnionBranches
{
    public static readonly string[] Keywords = ["oneOf", "anyOf"];

    /// <summary>What a branch is, behind references and an <c>allOf</c> of one.</summary>
    public static JObject Content(WorkingDocument document, JObject branch)
    {
        var schema = document.Resolve(branch);
        for (var steps = 0; steps < 8 && schema["properties"] is null && schema["allOf"] is JArray { Count: 1 } only && only[0] is JObject part; steps++)
            schema = document.Resolve(part);
        return schema;
    }

    /// <summary>The branches of a union, and in the place of a branch that is a union those of it.</summary>
    public static IReadOnlyList<JObject> Flat(WorkingDocument document, JArray branches)
    {
        var found = new List<JObject>();
        Collect(document, branches, found, []);
        return found;
    }

    /// <summary>The members of an object, those of its parts included.</summary>
    public static Dictionary<string, JObject> Members(WorkingDocument document, JObject schema)
    {
        var members = new Dictionary<string, JObject>();
        Collect(document, schema, members, []);
        return members;
    }

    /// <summary>Whether an object, or a part of it, requires a member.</summary>
    public static bool Requires(WorkingDocument document, JObject branch, string member)
    {
        var schema = Content(document, branch);
        return (schema["required"] as JArray ?? []).Any(name => name.ToString() == member)
            || (schema["allOf"] as JArray ?? []).OfType<JObject>().Any(part => Requires(document, part, member));
    }

    private static void Collect(WorkingDocument document, JArray branches, List<JObject> found, HashSet<JObject> seen)
    {
        foreach (var branch in branches.OfType<JObject>())
        {
            var content = Content(document, branch);
            var inner = content["properties"] is null ? Keywords.Select(word => content[word]).OfType<JArray>().FirstOrDefault() : null;
            if (inner is null)
                found.AddRange(found.Any(known => JToken.DeepEquals(known, branch)) ? [] : [branch]);
            else if (seen.Add(content))
                Collect(document, inner, found, seen);
        }
    }

    private static void Collect(WorkingDocument document, JObject part, Dictionary<string, JObject> members, HashSet<JObject> seen)
    {
        var schema = document.Resolve(part);
        if (!seen.Add(schema))
            return;
        foreach (var property in Schemas.Members(schema["properties"]))
        {
            if (property.Value is JObject member)
                members.TryAdd(property.Name, member);
        }
        foreach (var inner in (schema["allOf"] as JArray ?? []).OfType<JObject>())
            Collect(document, inner, members, seen);
    }
}
