using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A property that several inline parts of an <c>allOf</c> describe is described once.</summary>
internal sealed class MergeRepeatedProperties : IRule
{
    public string Name => "merge-repeated-properties";

    public string Purpose => "Each part of an allOf may say something of one property; a class has it once, with all that is said.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["allOf"] is not JArray parts)
                continue;
            var first = new Dictionary<string, JObject>();
            foreach (var part in parts.OfType<JObject>().Prepend(schema))
            {
                foreach (var property in Schemas.Members(part["properties"]).Where(property => property.Value is JObject).ToList())
                {
                    var value = (JObject)property.Value;
                    if (first.TryAdd(property.Name, value))
                        continue;
                    document.Log(this, value, "described by another part too → described once");
                    var known = first[property.Name];
                    if (!Schemas.IsReference(known))
                    {
                        value.Remove("$ref");
                        known.Take(value);
                    }
                    property.Remove();
                }
            }
        }
    }
}
