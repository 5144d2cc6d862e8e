using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: marks the properties that only the server sets.</summary>
internal sealed class MarkReadOnly : IRule
{
    public string Name => "nswag-mark-read-only";

    public string Purpose => "NSwag does not tell its templates; the mark keeps such a member out of requests, where even a required one need not be.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var property in document.Schemas.SelectMany(schema => Schemas.Members(schema["properties"])))
        {
            if (property.Value is not JObject value || Schemas.IsReference(value) || value["readOnly"] is not JValue { Value: true })
                continue;
            value[Extension.ReadOnly] = true;
            document.Log(this, value, "read only");
        }
    }
}
