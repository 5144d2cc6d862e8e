using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: a union that no one type of its own stands for is any JSON value.</summary>
internal sealed class FreeFormUnionsToUntyped : IRule
{
    private static readonly string[] Unions = ["oneOf", "anyOf"];

    public string Name => "nswag-free-form-unions-to-untyped";

    public string Purpose => "NSwag makes the first branch, or an empty class, of a union; free-form data keeps every branch.";

    public void Apply(WorkingDocument document)
    {
        var known = document["components"]?["schemas"]?[NamePrimitiveUnions.StringOrInteger];
        foreach (var schema in document.Schemas)
        {
            foreach (var keyword in Unions)
            {
                if (schema == known || schema[keyword] is not JArray { Count: > 1 } branches)
                    continue;
                document.Log(this, schema, $"{keyword} of {branches.Count} → {(schema["properties"] is null ? "any value" : "the members that all share")}");
                schema.Remove(keyword);
                if (schema["properties"] is null)
                {
                    schema.Remove("type");
                    schema.Remove("discriminator");
                }
            }
        }
    }
}
