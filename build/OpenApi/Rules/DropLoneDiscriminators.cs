using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A discriminator that tells nothing apart is none.</summary>
internal sealed class DropLoneDiscriminators : IRule
{
    private const string Components = "#/components/schemas/";

    public string Name => "drop-lone-discriminators";

    public string Purpose => "Where no schema extends the one with the discriminator, and no property is called so, the generators would still demand the property.";

    public void Apply(WorkingDocument document)
    {
        var schemas = document.Schemas;
        var bases = schemas.SelectMany(schema => (schema["allOf"] as JArray ?? []).OfType<JObject>()).Where(Schemas.IsReference).Select(part => part["$ref"]!.ToString()).ToHashSet();
        foreach (var component in Schemas.Members(document["components"]?["schemas"]))
        {
            if (component.Value is not JObject schema || schema["discriminator"] is not JObject discriminator || schema["oneOf"] is not null || schema["anyOf"] is not null || schema["allOf"] is not null
                || discriminator["mapping"] is JObject { Count: > 0 } || bases.Contains(Components + Marks.Escape(component.Name)) || schema["properties"]?[discriminator["propertyName"]?.ToString() ?? ""] is not null)
                continue;
            document.Log(this, schema, $"nothing extends {component.Name} → no discriminator");
            schema.Remove("discriminator");
        }
    }
}
