using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a branch of a union, or an element of one, that refers to a text, a number or a truth value is one.</summary>
internal sealed class InlinePrimitiveBranches : IRule
{
    private static readonly string[] Kept = ["type", "format", "nullable"];

    public string Name => "kiota-inline-primitive-branches";

    public string Purpose => "Of a component in a union Kiota makes an empty class, whatever the component is, and a text would be lost in it; branches that are then alike are one.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var keyword in (ReadOnlySpan<string>)["oneOf", "anyOf"])
            {
                if (schema[keyword] is not JArray branches)
                    continue;
                foreach (var items in branches.Select(branch => (branch as JObject)?["items"]).OfType<JObject>().Where(items => IsPrimitive(document, items)).ToList())
                    Inline(document, items);
                if (branches.OfType<JObject>().Where(branch => IsPrimitive(document, branch)).ToList() is { Count: > 0 } primitives)
                    Apply(document, schema, keyword, branches, primitives);
            }
        }
    }

    private void Apply(WorkingDocument document, JObject schema, string keyword, JArray branches, List<JObject> primitives)
    {
        foreach (var branch in primitives)
            Inline(document, branch);
        foreach (var again in branches.OfType<JObject>().GroupBy(KindOf).Where(same => same.Key is not null).SelectMany(same => same.Skip(1)).ToList())
            again.Remove();
        if (branches.Count > 1 || branches[0] is not JObject only || Schemas.IsReference(only))
            return;
        document.Log(this, schema, $"{keyword} of {Schemas.TypeOf(only)} alone → {Schemas.TypeOf(only)}");
        schema.Remove(keyword);
        foreach (var member in only.Properties().Where(member => schema[member.Name] is null))
            schema.Add(member.DeepClone());
    }

    private void Inline(WorkingDocument document, JObject reference)
    {
        var target = document.Resolve(reference);
        document.Log(this, reference, $"{reference["$ref"]} → {Schemas.TypeOf(target)}");
        reference.Replace(new JObject(Kept.Where(word => target[word] is not null).Select(word => new JProperty(word, target[word]))));
    }

    private static bool IsPrimitive(WorkingDocument document, JObject branch) =>
        Schemas.IsReference(branch) && Schemas.TypeOf(document.Resolve(branch)) is "string" or "integer" or "number" or "boolean";

    /// <summary>What Kiota would know a branch by, if it is no class.</summary>
    private static string? KindOf(JObject branch) =>
        Schemas.TypeOf(branch) is "string" or "integer" or "number" or "boolean" ? $"{branch["type"]} {branch["format"]}" : null;
}
