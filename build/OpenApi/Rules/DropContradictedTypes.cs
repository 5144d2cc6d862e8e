using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A type that none of a union's branches is of gives way to the branches.</summary>
internal sealed class DropContradictedTypes : IRule
{
    public string Name => "drop-contradicted-types";

    public string Purpose => "type: object stands by habit beside unions of texts and enums; the generators derive a class from the enum.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (Schemas.TypeOf(schema) is not { } type || (schema["oneOf"] ?? schema["anyOf"]) is not JArray union || schema["properties"] is JObject)
                continue;
            var types = union.OfType<JObject>().Select(branch => TypeOf(document, branch)).Where(branch => branch != "null").Distinct().ToList();
            if (types.Count == 0 || types.Contains(null) || (type == "object" ? types is ["object"] : types.Exists(branch => branch == type || type == "number" && branch == "integer")))
                continue;
            document.Log(this, schema, $"type {type} beside branches of {string.Join(" and ", types)} → none");
            schema.Remove("type");
        }
    }

    private static string? TypeOf(WorkingDocument document, JObject branch)
    {
        var schema = document.Resolve(branch);
        return Schemas.TypeOf(schema) ?? (schema["properties"] is not null || schema["allOf"] is not null ? "object" : schema["enum"] is JArray { Count: > 0 } values && values.All(value => value.Type == JTokenType.String) ? "string" : null);
    }
}
