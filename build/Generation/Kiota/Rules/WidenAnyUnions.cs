using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a union with a branch that is any object, any value, or a list of such, is any value.</summary>
internal sealed class WidenAnyUnions : IRule
{
    private static readonly string[] Shape = ["$ref", "properties", "allOf", "anyOf", "oneOf", "enum", "items", "discriminator"];

    public string Name => "kiota-widen-any-unions";

    public string Purpose => "Kiota chooses a branch by its class, and free-form data has none: nothing would be read.";

    public void Apply(WorkingDocument document)
    {
        var unions = document.Schemas.Where(schema => KeywordOf(schema) is not null).ToList();
        while (unions.FirstOrDefault(union => BranchesOf(union).Any(branch => IsAny(document, branch))) is { } open)
        {
            document.Log(this, open, $"{KeywordOf(open)} of {BranchesOf(open).Count()} → any value");
            foreach (var word in (string[])[KeywordOf(open)!, "type", "discriminator"])
                open.Remove(word);
            unions.Remove(open);
        }
    }

    private static string? KeywordOf(JObject schema) =>
        schema["properties"] is null && schema["allOf"] is null ? UnionBranches.Keywords.FirstOrDefault(word => schema[word] is JArray { Count: > 1 }) : null;

    private static IEnumerable<JObject> BranchesOf(JObject union) => union[KeywordOf(union)!]!.OfType<JObject>();

    private static bool IsAny(WorkingDocument document, JObject branch)
    {
        var schema = UnionBranches.Content(document, branch);
        return schema["items"] is JObject items && Schemas.TypeOf(schema) == "array" ? IsAnyObject(UnionBranches.Content(document, items)) : IsAnyObject(schema);
    }

    private static bool IsAnyObject(JObject schema) =>
        Schemas.TypeOf(schema) is "object" or null && !Shape.Any(word => schema[word] is not null);
}
