using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A reference to a text, a number, a truth value or a list of something named is what it refers to.</summary>
internal sealed class InlineClasslessReferences : IRule
{
    private static readonly string[] Scalars = ["string", "integer", "number", "boolean"];

    private static readonly string[] OfClasses = ["enum", "oneOf", "anyOf", "allOf", "not", "properties", "discriminator"];

    public string Name => "inline-classless-references";

    public string Purpose => "Neither generator makes a class of it, and what it says of its values would be in no documentation.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var property in Schemas.Members(schema["properties"]).ToList())
            {
                if (property.Value is JObject value)
                    Inline(value, document);
            }
        }
    }

    private void Inline(JObject value, WorkingDocument document)
    {
        var reference = Schemas.IsReference(value) ? value : value["allOf"] is JArray { Count: 1 } parts && parts[0] is JObject only && Schemas.IsReference(only) ? only : null;
        if (reference is null || document.Resolve(reference) is not { } target || !IsClassless(target))
            return;
        document.Log(this, value, $"{reference["$ref"]} → what it is");
        value.Remove("$ref");
        value.Remove("allOf");
        value.Take(target.Copy());
    }

    private static bool IsClassless(JObject schema) =>
        !OfClasses.Any(word => schema[word] is not null) && !Schemas.IsReference(schema)
        && (Scalars.Contains(Schemas.TypeOf(schema)) || Schemas.TypeOf(schema) == "array" && schema["items"] is JObject items && (Schemas.IsReference(items) || IsScalar(items)));

    private static bool IsScalar(JObject schema) => Scalars.Contains(Schemas.TypeOf(schema)) && !OfClasses.Any(word => schema[word] is not null);
}
