using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: what only callers set is required of no answer.</summary>
internal sealed class RelaxWriteOnlyRequired : IRule
{
    public string Name => "nswag-relax-write-only-required";

    public string Purpose => "OpenAPI requires such a member of requests alone; NSwag's one class for both would refuse every answer.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["required"] is not JArray required)
                continue;
            var written = required.Where(name => schema["properties"]?[name.ToString()] is JObject property && property[Extension.MayBeUnset] is not null && document.Resolve(property)["writeOnly"] is JValue { Value: true }).ToList();
            foreach (var name in written)
            {
                document.Log(this, schema, $"{name} is write-only → not required of answers");
                name.Remove();
            }
            if (required.Count == 0)
                schema.Remove("required");
        }
    }
}
