using System.Collections.Frozen;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a keyword that OpenAPI 3.0 does not have becomes an extension.</summary>
internal sealed class MoveUnknownKeywordsToExtensions : IRule
{
    private static readonly FrozenDictionary<Part, FrozenSet<string>> Words = new (Part Part, string[] Words)[]
    {
        (Part.Document, ["openapi", "info", "servers", "paths", "components", "security", "tags", "externalDocs"]),
        (Part.Components, ["schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links", "callbacks"]),
        (Part.PathItem, ["$ref", "summary", "description", "get", "put", "post", "delete", "options", "head", "patch", "trace", "servers", "parameters"]),
        (Part.Operation, ["tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses", "callbacks", "deprecated", "security", "servers"]),
        (Part.Parameter, ["$ref", "name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema", "example", "examples", "content"]),
        (Part.Header, ["$ref", "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema", "example", "examples", "content"]),
        (Part.RequestBody, ["$ref", "description", "content", "required"]),
        (Part.Response, ["$ref", "description", "headers", "content", "links"]),
        (Part.MediaType, ["schema", "example", "examples", "encoding"]),
        (Part.Encoding, ["contentType", "headers", "style", "explode", "allowReserved"]),
        (Part.Example, ["$ref", "summary", "description", "value", "externalValue"]),
        (Part.Link, ["$ref", "operationRef", "operationId", "parameters", "requestBody", "description", "server"]),
        (Part.SecurityScheme, ["$ref", "type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"]),
        (Part.Schema,
        [
            "$ref", "title", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems",
            "maxProperties", "minProperties", "required", "enum", "type", "allOf", "oneOf", "anyOf", "not", "items", "properties", "additionalProperties", "description", "format",
            "default", "nullable", "discriminator", "readOnly", "writeOnly", "xml", "externalDocs", "example", "deprecated",
        ]),
    }.ToFrozenDictionary(row => row.Part, row => row.Words.ToFrozenSet());

    public string Name => "kiota-move-unknown-keywords-to-extensions";

    public string Purpose => "Kiota's reader refuses a document for a keyword that 3.0 does not have, such as propertyNames; as an extension it stays for readers.";

    public void Apply(WorkingDocument document)
    {
        foreach (var (value, part) in document.Parts)
        {
            if (!Words.TryGetValue(part, out var words))
                continue;
            foreach (var member in value.Properties().Where(member => !words.Contains(member.Name) && !member.Name.StartsWith("x-", StringComparison.Ordinal)).ToList())
            {
                var extension = "x-" + member.Name.TrimStart('$');
                // What is none of OpenAPI's words must not become one of Kiota's.
                var isMeant = Extension.Known.ContainsKey(extension);
                document.Log(this, member.Value, $"{member.Name} → {(isMeant ? "none" : extension)}");
                member.Remove();
                if (!isMeant)
                    value[extension] ??= member.Value;
            }
        }
    }
}
