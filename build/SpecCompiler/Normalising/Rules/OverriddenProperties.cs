using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>A schema that describes a property of the one it extends otherwise takes that one's properties over.</summary>
internal sealed class OverriddenProperties : IRule
{
    public string Name => "overridden-property";

    public string Purpose => "A class cannot give a property of its base another type; where a discriminator needs the base, the base's description holds.";

    public void Apply(Draft document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["allOf"] is not JArray parts)
                continue;
            foreach (var part in parts.OfType<JObject>().Where(Schemas.IsReference).ToList())
                Apply(document, schema, parts, part);
        }
    }

    private void Apply(Draft document, JObject schema, JArray parts, JObject part)
    {
        var target = document.Resolve(part);
        var inherited = Schemas.Members(target["properties"]).ToDictionary(property => property.Name, property => property.Value);
        var changed = parts.OfType<JObject>().Where(other => other != part).Prepend(schema)
            .SelectMany(own => Schemas.Members(own["properties"]))
            .Where(property => inherited.TryGetValue(property.Name, out var value) && !JToken.DeepEquals(value, property.Value))
            .ToList();
        if (changed.Count == 0)
            return;
        if (target["discriminator"] is not null || target["allOf"] is not null)
        {
            foreach (var property in changed)
            {
                document.Log(this, property.Value, "described by the base too → as the base has it");
                property.Remove();
            }
            return;
        }
        document.Log(this, part, $"{part["$ref"]} → its properties but {string.Join(", ", changed.Select(property => property.Name))}");
        var copy = (JObject)target.DeepClone();
        foreach (var property in changed)
            ((JObject)copy["properties"]!).Remove(property.Name);
        part.Replace(copy);
    }
}
