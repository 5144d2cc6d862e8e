using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Rules;

/// <summary>A form that is one of several, or made of several, has the fields of each.</summary>
internal sealed class MergeFormUnions : IRule
{
    public string Name => "merge-form-unions";

    public string Purpose => "NSwag takes a form that is not one object for bytes, and Kiota for a class that no form can hold.";

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Value["requestBody"] is not JObject standing)
                continue;
            foreach (var media in Schemas.Members(document.Resolve(standing)["content"]).Where(media => MediaTypes.IsForm(media.Name)))
            {
                if (media.Value["schema"] is not JObject form || !IsOfParts(media.Name, document.Resolve(form)))
                    continue;
                var whole = new JObject();
                var required = Collect(document, form, whole, []);
                if (whole.Count == 0)
                    continue;
                document.Log(this, form, $"a form of several → the fields of each: {string.Join(", ", whole.Properties().Select(field => field.Name))}");
                media.Value["schema"] = new JObject { ["type"] = "object", ["properties"] = whole };
                if (required.Count > 0)
                    media.Value["schema"]!["required"] = new JArray(required);
            }
        }
    }

    /// <summary>Whether a form is one of several, or made of several where it is sent in parts.</summary>
    private static bool IsOfParts(string mediaType, JObject form) =>
        Unions(form).Count > 0 || form["allOf"] is JArray && !mediaType.StartsWith("application/", StringComparison.OrdinalIgnoreCase);

    private static JArray Unions(JObject schema) => schema["oneOf"] as JArray ?? schema["anyOf"] as JArray ?? [];

    /// <returns>The fields that it always has.</returns>
    private static HashSet<string> Collect(WorkingDocument document, JObject standing, JObject fields, HashSet<JObject> seen)
    {
        var schema = document.Resolve(standing);
        if (!seen.Add(schema))
            return [];
        foreach (var field in Schemas.Members(schema["properties"]).Where(field => fields[field.Name] is null))
            fields.Add(field.Name, field.Value.DeepClone());
        var required = Schemas.Texts(schema["required"]).ToHashSet();
        foreach (var part in (schema["allOf"] as JArray ?? []).OfType<JObject>())
            required.UnionWith(Collect(document, part, fields, seen));
        var branches = Unions(schema).OfType<JObject>().Select(branch => Collect(document, branch, fields, seen)).ToList();
        if (branches.Count > 0)
            required.UnionWith(branches.Aggregate((IEnumerable<string>)branches[0], (common, branch) => common.Intersect(branch)));
        return required;
    }
}
