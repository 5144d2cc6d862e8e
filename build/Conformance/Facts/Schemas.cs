using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClients.Conformance.Facts;

/// <summary>Questions to a schema of Microsoft.OpenApi's.</summary>
internal static class Schemas
{
    /// <summary>JSON as a person would write it, without escapes for angle brackets and the like.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ConditionalWeakTable<OpenApiSchemaReference, IOpenApiSchema> Targets = [];

    private static readonly ConcurrentDictionary<JsonSchemaType, string[]> Names = new();

    /// <summary>A schema, or what a reference leads to: Microsoft.OpenApi looks for that anew each time, by parsing an address.</summary>
    public static IOpenApiSchema Resolve(IOpenApiSchema schema) => schema is OpenApiSchemaReference reference
        ? Targets.GetValue(reference, one => one.Target is { } target ? Resolve(target) : one) : schema;

    /// <summary>The JSON types that a schema names, null aside.</summary>
    public static IEnumerable<string> TypesOf(IOpenApiSchema schema) =>
        schema.Type is { } types ? Names.GetOrAdd(types, all => [.. (all & ~JsonSchemaType.Null).ToIdentifiers()]) : [];

    public static bool Is(IOpenApiSchema schema, JsonSchemaType type) => schema.Type is { } types && (types & ~JsonSchemaType.Null) == type;

    public static bool IsObject(IOpenApiSchema schema) => Is(schema, JsonSchemaType.Object) || schema.Properties is { Count: > 0 };

    public static bool IsNull(IOpenApiSchema schema) => schema is not OpenApiSchemaReference && schema.Type == JsonSchemaType.Null;

    public static IOpenApiSchema? PropertyOf(IOpenApiSchema schema, string name) => schema.Properties?.TryGetValue(name, out var property) == true ? property : null;

    public static IEnumerable<IOpenApiSchema> Branches(IOpenApiSchema schema) =>
        (schema.AnyOf ?? []).Concat(schema.OneOf ?? []).Where(branch => !IsNull(branch));

    public static string NameOf(IOpenApiSchema schema) =>
        schema is OpenApiSchemaReference { Reference.ReferenceV3: { } target } ? target : string.Join(' ', TypesOf(schema));

    /// <summary>The one value that a schema has, which Microsoft.OpenApi keeps as a text whatever it is.</summary>
    public static JsonNode? ConstantOf(IOpenApiSchema schema) => schema.Const switch
    {
        null => null,
        "True" or "False" when schema.Type is null || Is(schema, JsonSchemaType.Boolean) => JsonValue.Create(schema.Const == "True"),
        var number when Is(schema, JsonSchemaType.Number) || Is(schema, JsonSchemaType.Integer) => JsonNode.Parse(number),
        var text => JsonValue.Create(text),
    };

    /// <summary>Whether a JSON value is of a type.</summary>
    public static bool IsOf(string type, JsonNode value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value.GetValueKind() == JsonValueKind.String,
        "integer" => value.GetValueKind() == JsonValueKind.Number && !value.ToJsonString().Contains('.'),
        "number" => value.GetValueKind() == JsonValueKind.Number,
        "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };

    /// <summary>Whether a document itself says a keyword, which a reader's model no longer tells from its default.</summary>
    public static bool States(this VendorDocument document, string owner, string member) => document.MemberOf(owner, member) is not null;

    /// <summary>What a document itself says by a keyword of a part; of what is no object, nothing.</summary>
    public static JsonNode? MemberOf(this VendorDocument document, string owner, string member) => (document.At(owner) as JsonObject)?[member];

    /// <summary>The value that a pointer leads to.</summary>
    public static JsonNode? At(this VendorDocument document, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate((JsonNode?)document.Json, (at, step) => at switch
        {
            JsonObject parent => parent[step.Replace("~1", "/").Replace("~0", "~")],
            JsonArray list => list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)],
            _ => null,
        });
}
