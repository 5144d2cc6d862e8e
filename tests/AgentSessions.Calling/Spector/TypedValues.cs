using System.Collections;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Spector;

/// <summary>Finds what a client keeps of an answer only as JSON, though the document gives it a type: equal, and no use to a caller of typed code.</summary>
internal static class TypedValues
{
    /// <param name="value">What the client made of it.</param>
    /// <param name="json">The answer.</param>
    /// <param name="standing">Its schema.</param>
    /// <param name="path">Where it stands.</param>
    /// <returns>The first such place, or null.</returns>
    public static string? Problem(object? value, JsonNode? json, IOpenApiSchema? standing, string path = "$")
    {
        if (value is null || json is null || SchemaOf(standing, json) is not { } schema)
            return null;
        if (Values.IsAnyJson(value.GetType()))
            return IsTyped(schema) ? $"{path} is a {value.GetType().Name}" : null;
        return json switch
        {
            JsonArray items when value is IEnumerable list and not string => list.Cast<object?>().Zip(items, (one, item) => Problem(one, item, schema.Items, path + "[]")).FirstOrDefault(problem => problem is not null),
            JsonObject owner => owner.Select(member => MemberProblem(value, member.Key, member.Value, schema, $"{path}.{member.Key}")).FirstOrDefault(problem => problem is not null),
            _ => null,
        };
    }

    private static string? MemberProblem(object owner, string name, JsonNode? json, IOpenApiSchema schema, string path)
    {
        var map = owner as IDictionary ?? Values.UnnamedMembersOf(owner);
        if (MemberOf(schema, name, json?.Parent) is not { } member)
            return map?.Contains(name) == true ? Problem(map[name], json, EntryOf(schema), path) : null;
        if (owner is not IDictionary && Values.PropertyOf(owner, name) is { } property)
            return Problem(property.GetValue(owner), json, member, path);
        return map?.Contains(name) == true ? $"{path} has no property" : null;
    }

    private static IOpenApiSchema? MemberOf(IOpenApiSchema schema, string name, JsonNode? owner) =>
        Schemas.PropertyOf(schema, name) ?? (schema.AllOf ?? []).Select(part => SchemaOf(part, owner, isPart: true) is { } inner ? MemberOf(inner, name, owner) : null).FirstOrDefault(found => found is not null);

    /// <summary>What the members are that have no names: 3.1 has two words for it.</summary>
    private static IOpenApiSchema? EntryOf(IOpenApiSchema schema) =>
        schema.AdditionalProperties ?? (schema as IOpenApiSchemaMissingProperties)?.UnevaluatedPropertiesSchema
        ?? (schema.AllOf ?? []).Select(part => EntryOf(Schemas.Resolve(part))).FirstOrDefault(entry => entry is not null);

    /// <summary>The schema of just this value: of a discriminated one that of its kind; nothing where it is one of several, which C# has no type for.</summary>
    private static IOpenApiSchema? SchemaOf(IOpenApiSchema? standing, JsonNode? json, bool isPart = false)
    {
        if (standing is null)
            return null;
        var schema = Schemas.Resolve(standing);
        if (!isPart && schema.Discriminator is { PropertyName: { } kind, Mapping: { } kinds } && json is JsonObject owner && owner[kind]?.ToString() is { } said
            && kinds.TryGetValue(said, out var known) && Schemas.Resolve(known) is var own && own != schema)
            return SchemaOf(own, json);
        return Schemas.Branches(schema).ToList() switch
        {
            [] => schema,
            [var only] => SchemaOf(only, json, isPart),
            _ => null,
        };
    }

    private static bool IsTyped(IOpenApiSchema? standing) => standing is not null && Schemas.Resolve(standing) is var schema && Schemas.TypesOf(schema).ToList() is [var type] && type switch
    {
        "object" => schema.Properties is { Count: > 0 } || IsTyped(EntryOf(schema)),
        "array" => IsTyped(schema.Items),
        _ => true,
    };
}
