using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Spector;

/// <summary>A case's body as a caller has it.</summary>
internal static class CaseBodies
{
    /// <summary>The least that a caller can give where a case gives nothing, as all of a body is the server's.</summary>
    private static readonly CaseBody Empty = new("application/json", "{}"u8.ToArray(), null, null);

    /// <exception cref="CannotCallException">The document describes no such body.</exception>
    public static GivenBody? Of(DescribedOperation operation, CaseBody? body)
    {
        var described = operation.Value.RequestBody;
        if ((body ?? (described?.Required == true ? Empty : null)) is not { } given)
            return null;
        var bare = MediaKinds.Bare(given.MediaType);
        // A case says 'application/json' of whatever the mock server compares as JSON.
        if (described?.Content is not { } content || (content.Count == 1 ? content.Keys.First() : content.Keys.FirstOrDefault(type => MediaKinds.Bare(type) == bare)) is not { } type)
            throw new CannotCallException($"the document describes no body of {bare}");
        var (schema, sent) = (content[type].Schema, type.Contains('*', StringComparison.Ordinal) ? bare : MediaKinds.Bare(type));
        var kind = MediaKinds.Of(sent, schema);
        return new GivenBody(sent, kind, given.Fields is null ? ValueOf(kind, given) : FormOf(given, schema), schema);
    }

    private static JsonNode ValueOf(MediaKind kind, CaseBody body)
    {
        var text = Encoding.UTF8.GetString(body.Base64!);
        return kind switch
        {
            MediaKind.Json => JsonNode.Parse(text) ?? throw new CannotCallException("the body is null"),
            MediaKind.Text => JsonValue.Create(MediaKinds.Of(body.MediaType, null) == MediaKind.Json ? JsonValues.Plain(JsonNode.Parse(text)) : text),
            MediaKind.Form => new JsonObject(text.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create<string, JsonNode?>(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[^1])))),
            _ => new GivenFile("body", body.MediaType, body.Base64!).ToNode(),
        };
    }

    private static JsonObject FormOf(CaseBody body, IOpenApiSchema? schema)
    {
        IOpenApiSchema? Described(string field) => schema is null ? null : Schemas.PropertyOf(Schemas.Resolve(schema), field);
        var form = new JsonObject();
        foreach (var (field, value) in body.Fields!)
            form[field] = value is JsonValue && WireValue.Is(Described(field), JsonSchemaType.String) ? JsonValue.Create(JsonValues.Plain(value)) : value?.DeepClone();
        foreach (var files in body.Files!.GroupBy(file => file.Field))
        {
            var nodes = files.Select(file => new GivenFile(file.Name, file.MediaType, file.Base64).ToNode()).ToArray();
            form[files.Key] = nodes.Length > 1 || WireValue.Is(Described(files.Key), JsonSchemaType.Array) ? new JsonArray(nodes) : nodes[0];
        }
        return form;
    }
}
