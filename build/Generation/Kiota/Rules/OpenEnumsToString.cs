using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: an enum of strings is a string, its known values listed in the documentation.</summary>
internal sealed class OpenEnumsToString : IRule
{
    public string Name => "kiota-open-enums-to-string";

    public string Purpose => "Kiota's enums are closed: a value that the vendor adds later would be lost.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["enum"] is not JArray values || Schemas.TypeOf(schema) is not ("string" or null))
                continue;
            schema.Property("enum")!.Replace(new JProperty(Extension.Values, values.DeepClone()));
            if (values.Any(value => value is JContainer))
            {
                document.Log(this, schema, $"enum of {values.Count} → any value");
                continue;
            }
            document.Log(this, schema, $"enum of {values.Count} → string");
            schema["type"] = "string";
            var known = "Known values: " + string.Join(", ", values.OfType<JValue>().Select(value => value.ToString()).Where(value => value.Length > 0)) + ".";
            schema["description"] = schema["description"] is { } description ? $"{description} {known}" : known;
        }
    }
}
