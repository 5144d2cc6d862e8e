using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Spector;

/// <summary>The value that a text on the wire stands for, by the type and the style that a parameter is described with.</summary>
internal static class WireValue
{
    /// <param name="parameter">The parameter.</param>
    /// <param name="wire">A text, or a list of texts.</param>
    public static JsonNode Of(IOpenApiParameter parameter, JsonNode wire)
    {
        var schema = parameter.Schema;
        if (wire is JsonArray texts)
            return new JsonArray([.. texts.Select(text => Scalar(JsonValues.Plain(text), ItemOf(schema)))]);
        var style = parameter.Style ?? (parameter.In == ParameterLocation.Query ? ParameterStyle.Form : ParameterStyle.Simple);
        var (text, separator) = Bare(parameter, style, JsonValues.Plain(wire));
        if (Is(schema, JsonSchemaType.Array))
            return new JsonArray([.. text.Split(separator).Select(part => Scalar(Unnamed(part, parameter), ItemOf(schema)))]);
        if (!Is(schema, JsonSchemaType.Object))
            return Scalar(text, schema);
        var parts = text.Split(separator);
        return Members(parameter.Explode ? parts.Select(part => part.Split('=', 2)) : parts.Chunk(2), schema);
    }

    /// <summary>The members of an object that a query spells as pairs of its own.</summary>
    public static JsonObject Members(IEnumerable<string[]> pairs, IOpenApiSchema? schema) =>
        new(pairs.Where(pair => pair.Length == 2).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair[0], Scalar(pair[1], MemberOf(schema, pair[0])))));

    public static bool Is(IOpenApiSchema? schema, JsonSchemaType type) => schema is not null && Schemas.Resolve(schema) is var target
        && (target.Type is { } types ? types.HasFlag(type) : (target.AllOf ?? []).Concat(Schemas.Branches(target)).Any(part => Is(part, type)));

    /// <summary>The text without what its style puts before it, and what separates its parts.</summary>
    private static (string Text, string Separator) Bare(IOpenApiParameter parameter, ParameterStyle style, string text) => style switch
    {
        ParameterStyle.Label => (text.TrimStart('.'), parameter.Explode ? "." : ","),
        ParameterStyle.Matrix => (Unnamed(text.TrimStart(';'), parameter), parameter.Explode ? ";" : ","),
        ParameterStyle.SpaceDelimited => (text, " "),
        ParameterStyle.PipeDelimited => (text, "|"),
        _ => (text, ","),
    };

    private static string Unnamed(string text, IOpenApiParameter parameter) =>
        parameter.Style == ParameterStyle.Matrix && text.StartsWith(parameter.Name + "=", StringComparison.Ordinal) ? text[(parameter.Name!.Length + 1)..] : text;

    private static JsonNode Scalar(string text, IOpenApiSchema? schema)
    {
        var isNumber = Is(schema, JsonSchemaType.Integer) || Is(schema, JsonSchemaType.Number);
        if (isNumber && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || Is(schema, JsonSchemaType.Boolean) && text is "true" or "false")
            return JsonNode.Parse(text)!;
        return JsonValue.Create(text);
    }

    private static IOpenApiSchema? ItemOf(IOpenApiSchema? list) => list is null ? null : Schemas.Resolve(list).Items;

    private static IOpenApiSchema? MemberOf(IOpenApiSchema? owner, string name) =>
        owner is null ? null : Schemas.PropertyOf(Schemas.Resolve(owner), name) ?? Schemas.Resolve(owner).AdditionalProperties;
}
