using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary><c>anyOf: [X, {type: 'null'}]</c> → <c>X</c> with <c>nullable: true</c>.</summary>
internal sealed class NullBranchesToNullable : IRule
{
    public string Name => "null-branches-to-nullable";

    public string Purpose => "A null branch of a union is what 3.0 calls nullable; the generators make empty classes of it.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
            {
                if (schema[keyword] is JArray branches)
                    Apply(schema, keyword, branches, document);
            }
        }
    }

    private void Apply(JObject schema, string keyword, JArray branches, WorkingDocument document)
    {
        var empty = branches.OfType<JObject>().Where(IsNull).ToList();
        if (empty.Count == 0)
            return;
        document.Log(this, schema, $"{keyword} with a null branch → nullable");
        empty.ForEach(branch => branch.Remove());
        schema["nullable"] = true;
        if (branches.Count != 1 || branches[0] is not JObject only)
            return;

        if (Schemas.IsReference(only))
        {
            // Beside a $ref, 3.0 ignores every other word; allOf keeps nullable heard.
            schema.Property(keyword)!.Replace(new JProperty("allOf", new JArray(only.DeepClone())));
            return;
        }
        schema.Property(keyword)!.Remove();
        schema.Take(only);
    }

    private static bool IsNull(JObject branch) =>
        Schemas.TypeOf(branch) == "null" || branch["enum"] is JArray { Count: 1 } values && values[0].Type == JTokenType.Null;
}
