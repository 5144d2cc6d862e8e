using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules.NSwag;

/// <summary>For NSwag: marks the properties that the description allows to be null.</summary>
internal sealed class DeclaredNulls : IRule
{
    private static readonly string[] Shape = ["type", "$ref", "allOf", "anyOf", "oneOf", "enum"];

    public string Name => "nswag-declared-null";

    public string Purpose => "To NSwag's templates every optional property may be null; marks tell a null that is declared, its own or an item's, from one to report.";

    public bool KeepsSchemas => true;

    public void Apply(Draft document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var property in Schemas.Members(schema["properties"]))
            {
                if (property.Value is not JObject value || Schemas.IsReference(value))
                    continue;
                if (MayBeNull(document, value))
                    Mark(Extension.MayBeNull, "may be null");
                if ((value["items"] ?? value["additionalProperties"]) is JObject { Count: > 0 } items && MayBeNull(document, items))
                    Mark(Extension.ItemsMayBeNull, "its items may be null");

                void Mark(string extension, string said)
                {
                    value[extension] = true;
                    document.Log(this, value, said);
                }
            }
        }
    }

    /// <summary>Whether a description allows a value to be null.</summary>
    public static bool MayBeNull(Draft document, JObject schema) =>
        schema["nullable"]?.Value<bool>() == true
        || !Shape.Any(word => schema[word] is not null)
        || schema["allOf"] is JArray { Count: 1 } only && only[0] is JObject part && MayBeNull(document, document.Resolve(part));
}
