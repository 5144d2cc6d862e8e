using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: a part of an <c>allOf</c> of which it makes no class is left out.</summary>
internal sealed class DropFreeFormParts : IRule
{
    private static readonly string[] Shape = ["properties", "allOf", "oneOf", "anyOf", "items", "enum", "discriminator"];

    public string Name => "nswag-drop-free-form-parts";

    public string Purpose => "NSwag derives a class from what it reads as any value; what comes beyond the members of the other parts is kept all the same.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["allOf"] is not JArray parts || parts.Count == 1 && parts[0] is JObject only && Schemas.IsReference(only))
                continue;
            foreach (var part in parts.OfType<JObject>().Where(part => IsFreeForm(document, part)).ToList())
            {
                document.Log(this, part, "any value → none of the parts");
                part.Remove();
            }
            if (parts.Count == 0)
                schema.Remove("allOf");
        }
    }

    private static bool IsFreeForm(WorkingDocument document, JObject part)
    {
        var schema = document.Resolve(part);
        return Schemas.TypeOf(schema) is null or "object" && !Shape.Any(word => schema[word] is { } said && said is not JObject { Count: 0 });
    }
}
