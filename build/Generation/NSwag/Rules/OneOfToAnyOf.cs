using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: <c>oneOf</c> of primitives → <c>anyOf</c>, which it calls by the component's name.</summary>
internal sealed class OneOfToAnyOf : IRule
{
    public string Name => "nswag-oneof-to-anyof";

    public string Purpose => "NSwag takes the first branch of a oneOf for the whole; of an anyOf it takes the name, which is a type of ours.";

    public void Apply(WorkingDocument document)
    {
        if (document["components"]?["schemas"]?[NamePrimitiveUnions.StringOrInteger] is not JObject union || union.Property("oneOf") is not { } branches)
            return;
        document.Log(this, union, "oneOf → anyOf");
        branches.Replace(new JProperty("anyOf", branches.Value.DeepClone()));
    }
}
