using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a union of objects whose discriminator does not tell each of them gets one that does, or is read with the members of every branch.</summary>
internal sealed class AddMissingDiscriminators : IRule
{
    public string Name => "kiota-add-missing-discriminators";

    public string Purpose => "Without a discriminator and its mapping Kiota never chooses among the objects of a oneOf; a member whose one value differs from branch to branch tells them, and an anyOf reads them all.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            var keyword = UnionBranches.Keywords.FirstOrDefault(word => schema[word] is JArray { Count: > 1 });
            if (keyword is null || schema["properties"] is not null || schema["allOf"] is not null)
                continue;
            if (keyword == UnionBranches.Keywords[0] && schema[UnionBranches.Keywords[1]] is JArray)
            {
                document.Log(this, schema, "oneOf and anyOf at once → any value");
                foreach (var word in (ReadOnlySpan<string>)[.. UnionBranches.Keywords, "type", "discriminator"])
                    schema.Remove(word);
                continue;
            }
            var branches = UnionBranches.Flat(document, (JArray)schema[keyword]!);
            var objects = branches.Where(branch => ReferenceOf(branch) is not null && MembersOf(document, branch).Count > 0).ToList();
            if (objects.Count > 0 && !IsTold(document, schema, objects))
                Rewrite(document, schema, keyword, branches, objects);
        }
    }

    private void Rewrite(WorkingDocument document, JObject schema, string keyword, IReadOnlyList<JObject> branches, List<JObject> objects)
    {
        var given = schema["discriminator"]?["propertyName"]?.ToString();
        schema.Remove("discriminator");
        if (objects.Count > 1 && KindOf(document, objects, given) is { } kind)
        {
            document.Log(this, schema, $"{keyword} of {branches.Count} → told by {kind}");
            schema[keyword]!.Parent!.Replace(new JProperty("oneOf", Copies(branches)));
            schema["discriminator"] = new JObject
            {
                ["propertyName"] = kind,
                ["mapping"] = new JObject(objects.Select(branch => new JProperty(ValueOf(document, branch, kind)!, ReferenceOf(branch)))),
            };
        }
        else if (Agree(document, objects))
        {
            if (given is null && keyword == "anyOf" && branches.Count == ((JArray)schema[keyword]!).Count)
                return;
            document.Log(this, schema, $"{keyword} of {branches.Count} → anyOf");
            schema[keyword]!.Parent!.Replace(new JProperty("anyOf", Copies(branches)));
        }
        else
        {
            document.Log(this, schema, $"{keyword} of {branches.Count}, a member of which is of several types → any value");
            schema.Remove(keyword);
            schema.Remove("type");
        }
    }

    private static JArray Copies(IEnumerable<JObject> branches) => [.. branches.Select(branch => branch.DeepClone())];

    private static string? ReferenceOf(JObject branch) =>
        (Schemas.IsReference(branch) ? branch : branch["allOf"] is JArray { Count: 1 } only ? only[0] : null)?["$ref"]?.ToString();

    private static Dictionary<string, JObject> MembersOf(WorkingDocument document, JObject branch) => UnionBranches.Members(document, branch);

    /// <summary>Whether the union's own discriminator leads to each of the objects, and by one value: Kiota hears no more.</summary>
    private static bool IsTold(WorkingDocument document, JObject union, List<JObject> objects)
    {
        if (union["discriminator"] is not JObject discriminator)
            return false;
        var mapping = Schemas.Members(discriminator["mapping"]).Select(entry => entry.Value.ToString()).ToList();
        // Without a mapping the values are the components' names, unless the components say otherwise.
        return mapping.Count > 0
            ? mapping.Distinct().Count() == mapping.Count && objects.TrueForAll(branch => mapping.Contains(ReferenceOf(branch)!))
            : objects.TrueForAll(branch => EnumOf(document, branch, discriminator["propertyName"]!.ToString()) is null);
    }

    /// <summary>The discriminator's member, or one that each branch requires, with one value in each and in each another.</summary>
    private static string? KindOf(WorkingDocument document, List<JObject> objects, string? given) =>
        given is not null && Tells(document, objects, given) ? given
            : MembersOf(document, objects[0]).Keys.FirstOrDefault(member => objects.TrueForAll(branch => UnionBranches.Requires(document, branch, member)) && Tells(document, objects, member));

    private static bool Tells(WorkingDocument document, List<JObject> objects, string member)
    {
        var values = objects.ConvertAll(branch => ValueOf(document, branch, member));
        return !values.Contains(null) && values.Distinct(StringComparer.OrdinalIgnoreCase).Count() == values.Count;
    }

    private static string? ValueOf(WorkingDocument document, JObject branch, string member) =>
        EnumOf(document, branch, member) is { Count: 1 } only && only[0].Type == JTokenType.String ? only[0].ToString() : null;

    private static JArray? EnumOf(WorkingDocument document, JObject branch, string member) =>
        MembersOf(document, branch).TryGetValue(member, out var schema) ? UnionBranches.Content(document, schema)["enum"] as JArray : null;

    /// <summary>Whether members of one name are of one type, so that one reading does for each branch.</summary>
    private static bool Agree(WorkingDocument document, List<JObject> objects) =>
        objects.SelectMany(branch => MembersOf(document, branch))
            .GroupBy(member => member.Key, member => TypeOf(document, member.Value))
            .All(types => types.Distinct().Count() == 1);

    private static string TypeOf(WorkingDocument document, JObject member)
    {
        var content = UnionBranches.Content(document, member);
        return Schemas.TypeOf(content) switch
        {
            "string" or "integer" or "number" or "boolean" => $"{content["type"]} {content["format"]}",
            "array" when content["items"] is JObject items => $"list of {TypeOf(document, items)}",
            _ => ReferenceOf(member) ?? content.ToString(),
        };
    }
}
