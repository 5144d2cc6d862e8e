using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A discriminator's mapping names each schema by a reference; an entry for a schema that is not there is left out.</summary>
internal sealed class ResolveDiscriminatorMappings : IRule
{
    private const string Components = "#/components/schemas/";

    public string Name => "resolve-discriminator-mappings";

    public string Purpose => "A mapping may give a schema's bare name, which the generators take for the name of a file.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var mapping in document.Schemas.Select(schema => schema["discriminator"] is JObject discriminator ? discriminator["mapping"] : null))
        {
            foreach (var entry in Schemas.Members(mapping).ToList())
            {
                var target = entry.Value.ToString();
                var reference = target.StartsWith('#') ? target : Components + Marks.Escape(target);
                if (reference == target && document.Find(reference) is not null)
                    continue;
                if (document.Find(reference) is null)
                {
                    document.Log(this, entry.Value, $"{target} is not there → none");
                    entry.Remove();
                    continue;
                }
                document.Log(this, entry.Value, $"{target} → {reference}");
                entry.Value = reference;
            }
        }
    }
}
