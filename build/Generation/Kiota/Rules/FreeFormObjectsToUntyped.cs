using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: an object without described members is any JSON value.</summary>
internal sealed class FreeFormObjectsToUntyped : IRule
{
    private static readonly string[] Shape = ["properties", "allOf", "anyOf", "oneOf", "discriminator"];

    public string Name => "kiota-free-form-objects-to-untyped";

    public string Purpose => "Kiota makes an empty class of a free-form object, which guesses at its values; an untyped node keeps them.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (Schemas.TypeOf(schema) != "object" || Shape.Any(word => schema[word] is not null) || schema["additionalProperties"] is JObject { Count: > 0 })
                continue;
            document.Log(this, schema, "free-form object → any value");
            schema.Remove("type");
            schema.Remove("additionalProperties");
        }
    }
}
