using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules.NSwag;

/// <summary>For NSwag: marks the properties that the description allows to be null.</summary>
internal sealed class DeclaredNulls : IRule
{
    private static readonly string[] Shape = ["type", "$ref", "allOf", "anyOf", "oneOf", "enum"];

    public string Name => "nswag-declared-null";

    public string Purpose => "To NSwag's templates every optional property may be null; the mark tells a null that is declared from one to report.";

    public bool KeepsSchemas => true;

    public void Apply(Draft document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var property in Schemas.Members(schema["properties"]))
            {
                if (property.Value is not JObject value || Schemas.IsReference(value) || !MayBeNull(document, value))
                    continue;
                value[Extension.MayBeNull] = true;
                document.Log(this, value, "may be null");
            }
        }
    }

    private static bool MayBeNull(Draft document, JObject schema) =>
        schema["nullable"]?.Value<bool>() == true
        || !Shape.Any(word => schema[word] is not null)
        || schema["allOf"] is JArray { Count: 1 } only && only[0] is JObject part && MayBeNull(document, document.Resolve(part));
}
