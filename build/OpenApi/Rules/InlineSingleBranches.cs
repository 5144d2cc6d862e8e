using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A union, or an <c>allOf</c>, of one inline schema is that schema.</summary>
internal sealed class InlineSingleBranches : IRule
{
    public string Name => "inline-single-branches";

    public string Purpose => "oneOf of a single list has no name of its own, and NSwag refers to one that it does not write; of allOf of an enum it derives a class.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var keyword in (string[])["anyOf", "oneOf", "allOf"])
            {
                if (schema["discriminator"] is not null || schema[keyword] is not JArray { Count: 1 } branches || branches[0] is not JObject only || Schemas.IsReference(only)
                    || only.Properties().Any(member => schema[member.Name] is JContainer && member.Name != "example"))
                    continue;
                document.Log(this, schema, $"{keyword} of one → that one");
                schema.Remove(keyword);
                if (only["type"] is not null)
                    schema.Remove("type");
                schema.Take(only);
            }
        }
    }
}
