using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a branch of a union that is a union of texts, numbers and truth values is its branches.</summary>
internal sealed class FlattenNestedUnions : IRule
{
    public string Name => "kiota-flatten-nested-unions";

    public string Purpose => "Kiota looks for a class behind each branch that refers to a component, and a union of primitives is none.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var branches in UnionBranches.Keywords.Select(word => schema[word]).OfType<JArray>())
            {
                foreach (var branch in branches.OfType<JObject>().ToList())
                {
                    if (PrimitivesOf(UnionBranches.Content(document, branch)) is not { } inner)
                        continue;
                    document.Log(this, branch, $"a union of {inner.Count} → its branches");
                    foreach (var one in inner.Where(one => !branches.Any(known => JToken.DeepEquals(known, one))))
                        branch.AddBeforeSelf(one.Copy());
                    branch.Remove();
                }
            }
        }
    }

    private static IReadOnlyList<JObject>? PrimitivesOf(JObject schema)
    {
        var branches = UnionBranches.Keywords.SelectMany(word => (schema[word] as JArray ?? []).OfType<JObject>()).ToList();
        return branches.Count > 0 && branches.All(branch => Schemas.TypeOf(branch) is "string" or "integer" or "number" or "boolean") ? branches : null;
    }
}
