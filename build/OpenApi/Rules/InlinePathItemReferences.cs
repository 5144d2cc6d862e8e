using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A path that refers to a path item has what stands there.</summary>
internal sealed class InlinePathItemReferences : IRule
{
    public string Name => "inline-path-item-references";

    public string Purpose => "3.0 has no components for paths, and neither generator looks behind a path's reference.";

    public void Apply(WorkingDocument document)
    {
        foreach (var path in Schemas.Members(document["paths"]).Select(path => path.Value).OfType<JObject>().Where(Schemas.IsReference))
        {
            var target = document.Resolve(path);
            if (target == path)
                continue;
            document.Log(this, path, $"{path["$ref"]} → what stands there");
            path.Remove("$ref");
            foreach (var member in target.Properties().Where(member => path[member.Name] is null && member.Name != "$ref"))
                path.Add(member.Copy());
        }
    }
}
