using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A union of string and integer becomes one named component, which each generator's layer knows.</summary>
internal sealed class NamePrimitiveUnions : IRule
{
    public const string StringOrInteger = "StringOrInteger";

    private const string Reference = "#/components/schemas/" + StringOrInteger;

    public string Name => "name-primitive-unions";

    public string Purpose => "NSwag reads the first branch only or makes an empty class; a named component keeps both.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
            {
                if (schema[keyword] is JArray { Count: 2 } branches && branches.OfType<JObject>().Select(Schemas.TypeOf).Order().SequenceEqual(["integer", "string"])
                    && branches.OfType<JObject>().All(branch => branch["enum"] is null && branch["format"] is null or JValue))
                    Replace(document, schema, keyword);
            }
        }
    }

    private void Replace(WorkingDocument document, JObject schema, string keyword)
    {
        document.Log(this, schema, $"{keyword} of string and integer → {StringOrInteger}");
        if (document["components"] is not JObject components)
            document["components"] = components = [];
        if (components["schemas"] is not JObject schemas)
            components.AddFirst(new JProperty("schemas", schemas = []));
        schemas[StringOrInteger] ??= new JObject
        {
            ["description"] = "A string or a whole number.",
            ["oneOf"] = new JArray(new JObject { ["type"] = "string" }, new JObject { ["type"] = "integer", ["format"] = "int64" }),
        };

        var reference = new JObject { ["$ref"] = Reference };
        if (schema.Parent is JProperty { Parent: var owner } component && owner == schemas)
        {
            // A class of the component's own would be one beside the type that is known.
            foreach (var holder in document.References.Where(one => one.Value.ToString() == "#/components/schemas/" + component.Name).Select(one => (JObject)one.Parent!).ToList())
                Refer(holder, schema["nullable"]?.Value<bool>() == true);
            component.Remove();
            return;
        }
        if (schema.Count == 1)
            schema.Property(keyword)!.Replace(reference.Property("$ref")!);
        else
            schema.Property(keyword)!.Replace(new JProperty("allOf", new JArray(reference)));
    }

    private static void Refer(JObject holder, bool isNullable)
    {
        holder.Remove("$ref");
        if (isNullable)
        {
            holder["allOf"] = new JArray(new JObject { ["$ref"] = Reference });
            holder["nullable"] = true;
        }
        else
            holder["$ref"] = Reference;
    }
}
