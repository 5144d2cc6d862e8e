using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: an object keeps members that are not described, whatever the description says of them.</summary>
internal sealed class OpenClosedObjects : IRule
{
    public string Name => "kiota-open-closed-objects";

    public string Purpose => "A vendor adds members before the description does: where it says that there are no others, Kiota's models would lose them, and which members came as null.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["additionalProperties"] is not JValue { Value: false })
                continue;
            document.Log(this, schema, "no additional properties → unsaid");
            schema.Remove("additionalProperties");
        }
    }
}
