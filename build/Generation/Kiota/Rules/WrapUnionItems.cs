using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a list's elements name their union by <c>allOf</c>.</summary>
internal sealed class WrapUnionItems : IRule
{
    public string Name => "kiota-wrap-union-items";

    public string Purpose => "Of a list of unions Kiota keeps the first branch only, unless the union stands in an allOf.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["items"] is not JObject items || !Schemas.IsReference(items) || !IsUnion(document.Resolve(items)))
                continue;
            document.Log(this, items, $"{items["$ref"]} → allOf of it");
            items.Property("$ref")!.Replace(new JProperty("allOf", new JArray(new JObject { ["$ref"] = items["$ref"] })));
        }
    }

    private static bool IsUnion(JObject schema) => schema["oneOf"] is JArray || schema["anyOf"] is JArray;
}
