using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary><c>true</c> as a schema → any value; a property whose schema is <c>false</c> is no property.</summary>
internal sealed class ReplaceBooleanSchemas : IRule
{
    private static readonly string[] Single = ["schema", "items", "not", "contains", "propertyNames"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems"];

    public string Name => "replace-boolean-schemas";

    public string Purpose => "A schema may be a bare true or false since 3.1, and is now and then nothing or a text by mistake; 3.0 and both generators want an object.";

    public void Apply(WorkingDocument document)
    {
        foreach (var holder in document.Holders(value => value is JValue { Type: JTokenType.Boolean }))
            Replace((JValue)holder["schema"]!, document);
        foreach (var component in Schemas.Members(document["components"]?["schemas"]).ToList())
            Replace(component.Value, document);
        foreach (var schema in document.Schemas)
        {
            foreach (var word in Single)
                Replace(schema[word] as JValue, document);
            foreach (var branch in Lists.SelectMany(word => (schema[word] as JArray)?.OfType<JValue>().ToList() ?? []))
                Replace(branch, document);
            foreach (var property in Schemas.Members(schema["properties"]).ToList())
            {
                if (property.Value is JValue { Value: false })
                {
                    document.Log(this, property.Value, "the property may not be there → none");
                    property.Remove();
                    (schema["required"] as JArray)?.FirstOrDefault(name => name.ToString() == property.Name)?.Remove();
                }
                else
                {
                    Replace(property.Value, document);
                }
            }
        }
    }

    private void Replace(JToken? schema, WorkingDocument document)
    {
        if (schema is null or JObject)
            return;
        var nothing = schema is JValue { Value: false };
        document.Log(this, schema, nothing ? "false → not any value" : $"{schema.ToString(Newtonsoft.Json.Formatting.None)} → any value");
        schema.Replace((nothing ? new JObject { ["not"] = new JObject() } : []).From(schema));
    }
}
