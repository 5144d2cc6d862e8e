using System.Globalization;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>Gives an enum without a type the type of its values, and the values of one with a type that type.</summary>
internal sealed class AddEnumTypes : IRule
{
    public string Name => "add-enum-types";

    public string Purpose => "Without a type the generators take every value for a string; values of several types are any value; and a text among numbers can neither be sent nor read.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["enum"] is JArray said && Schemas.TypeOf(schema) is { } type)
                Fit(schema, said, type, document);
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

    /// <summary>Writes each value as the type has it; one that the type cannot have is none.</summary>
    private void Fit(JObject schema, JArray values, string type, WorkingDocument document)
    {
        if (values.All(value => TypeOf(value) is var own && (own == type || own == "null" || type == "number" && own == "integer")))
            return;
        var fitting = values.Select(value => As(type, value)).OfType<JToken>().Distinct(JToken.EqualityComparer).ToList();
        document.Log(this, schema, $"enum of {type}: {values.ToString(Newtonsoft.Json.Formatting.None)} → {new JArray(fitting).ToString(Newtonsoft.Json.Formatting.None)}");
        if (fitting.Exists(value => value.Type != JTokenType.Null))
            schema["enum"] = new JArray(fitting);
        else
            schema.Remove("enum");
    }

    private static JToken? As(string type, JToken value) => (type, value) switch
    {
        (_, JContainer) => TypeOf(value) == type ? value : null,
        (_, JValue { Type: JTokenType.Null }) => value,
        ("string", JValue { Type: JTokenType.Boolean } flag) => flag.Value is true ? "true" : "false",
        ("string", JValue scalar) => scalar.ToString(CultureInfo.InvariantCulture),
        ("integer", JValue { Type: JTokenType.Integer }) => value,
        ("integer" or "number", JValue scalar) => decimal.TryParse(scalar.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue ? (long)number : type == "number" ? number : null
            : null,
        ("boolean", JValue scalar) => scalar.Value is bool ? value : bool.TryParse(scalar.ToString(CultureInfo.InvariantCulture), out var flag) ? flag : null,
        _ => value,
    };

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
