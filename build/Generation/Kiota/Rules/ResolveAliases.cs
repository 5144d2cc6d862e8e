using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a component that only refers to another is that other.</summary>
internal sealed class ResolveAliases : IRule
{
    private const string Components = "#/components/schemas/";

    public string Name => "kiota-resolve-aliases";

    public string Purpose => "Kiota does not find what a component refers to that is itself referred to; those that refer to it refer to its target.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        var targets = Schemas.Members(document["components"]?["schemas"])
            .Where(component => component.Value is JObject schema && Schemas.IsReference(schema))
            .ToDictionary(component => Components + Marks.Escape(component.Name), component => component.Value["$ref"]!.ToString());
        if (targets.Count == 0)
            return;
        foreach (var reference in document.References.Where(reference => targets.ContainsKey(reference.Value.ToString())).ToList())
        {
            var target = reference.Value.ToString();
            for (var steps = 0; steps < targets.Count && targets.TryGetValue(target, out var next); steps++)
                target = next;
            document.Log(this, reference.Value, $"{reference.Value} → {target}");
            reference.Value = target;
        }
    }
}
