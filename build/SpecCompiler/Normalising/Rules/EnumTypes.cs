using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>Gives an enum without a type the type of its values.</summary>
internal sealed class EnumTypes : IRule
{
    public string Name => "enum-type";

    public string Purpose => "Without a type the generators take every value for a string; values of several types are any value.";

    public bool KeepsSchemas => true;

    public void Apply(Draft document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["type"] is not null || schema["enum"] is not JArray { Count: > 0 } values || schema["allOf"] is not null)
                continue;
            var types = values.Select(TypeOf).Where(type => type != "null").Distinct().ToList();
            if (types is ["string"] or [])
                continue;
            document.Log(this, schema, $"an enum of {string.Join(" and ", types)}");
            if (types.Count == 1)
                schema["type"] = types[0];
            // No generator has an enum of truth values, nor one of several types.
            if (types is not ["integer" or "number"])
                schema.Remove("enum");
        }
    }

    private static string TypeOf(JToken value) => value.Type switch
    {
        JTokenType.Null => "null",
        JTokenType.Boolean => "boolean",
        JTokenType.Integer => "integer",
        JTokenType.Float => "number",
        JTokenType.Object => "object",
        JTokenType.Array => "array",
        _ => "string",
    };
}
