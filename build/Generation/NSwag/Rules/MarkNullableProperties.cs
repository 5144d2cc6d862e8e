using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: marks the properties that the description allows to be null.</summary>
internal sealed class MarkNullableProperties : IRule
{
    public string Name => "nswag-mark-nullable-properties";

    public string Purpose => "To NSwag's templates every optional property may be null; marks tell a null that is declared, its own or an item's, from one to report.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var property in Schemas.Members(schema["properties"]))
            {
                if (property.Value is not JObject value || Schemas.IsReference(value))
                    continue;
                if (document.MayBeNull(value))
                    Mark(Extension.MayBeNull, "may be null");
                if ((value["items"] ?? value["additionalProperties"]) is JObject { Count: > 0 } items && document.MayBeNull(items))
                    Mark(Extension.ItemsMayBeNull, "its items may be null");

                void Mark(string extension, string said)
                {
                    value[extension] = true;
                    document.Log(this, value, said);
                }
            }
        }
    }
}
