using System.Text.Json;

namespace AgentSessions.Tests.Fidelity;

/// <summary>Reads the schemas of an OpenAPI 3.0 document.</summary>
internal sealed class SchemaReader(JsonElement document)
{
    private readonly Dictionary<string, SchemaShape> _read = new(StringComparer.Ordinal);

    public SchemaShape Read(JsonElement schema)
    {
        if (ReferenceOf(schema) is not { } reference)
            return Fill(new SchemaShape(), schema);
        if (_read.TryGetValue(reference, out var shape))
            return shape;
        shape = _read[reference] = new SchemaShape();
        return Fill(shape, Find(document, reference));
    }

    /// <summary>Follows a <c>$ref</c>; an object without one is itself.</summary>
    public static JsonElement Resolve(JsonElement document, JsonElement value)
    {
        while (ReferenceOf(value) is { } reference)
            value = Find(document, reference);
        return value;
    }

    private SchemaShape Fill(SchemaShape shape, JsonElement schema)
    {
        if (ReferenceOf(schema) is not null)
        {
            var target = Read(schema);
            shape.Merge(target);
            shape.MergeDiscriminator(target);
            return shape;
        }
        shape.Type = Text(schema, "type");
        shape.Format = Text(schema, "format");
        shape.Nullable = schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean();
        shape.Minimum = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetDecimal() : null;
        shape.Maximum = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetDecimal() : null;
        shape.Enum = [.. List(schema, "enum").Where(value => value.ValueKind != JsonValueKind.Null).Select(value => value.GetRawText())];
        shape.Required.UnionWith(List(schema, "required").Select(name => name.GetString()!));
        if (schema.TryGetProperty("items", out var items))
            shape.Items = Read(items);
        if (schema.TryGetProperty("additionalProperties", out var additional))
            shape.Additional = additional.ValueKind switch
            {
                JsonValueKind.Object => Read(additional),
                JsonValueKind.False => null,
                _ => SchemaShape.Anything,
            };
        foreach (var property in Members(schema, "properties"))
            shape.Properties[property.Name] = Read(property.Value);
        var parts = List(schema, "allOf").Select(part => Fill(new SchemaShape(), part)).ToList();
        foreach (var part in parts)
            shape.Merge(part);
        if (parts.Count == 1 && shape.Discriminator is null && !schema.TryGetProperty("properties", out _))
            shape.MergeDiscriminator(parts[0]);
        foreach (var branch in List(schema, "oneOf").Concat(List(schema, "anyOf")))
            shape.Branches.Add(Read(branch));
        if (schema.TryGetProperty("discriminator", out var discriminator))
            FillDiscriminator(shape, schema, discriminator);
        return shape;
    }

    private void FillDiscriminator(SchemaShape shape, JsonElement schema, JsonElement discriminator)
    {
        shape.Discriminator = Text(discriminator, "propertyName");
        foreach (var entry in Members(discriminator, "mapping"))
        {
            var target = entry.Value.GetString()!;
            shape.Mapping[entry.Name] = Read(Reference(target.Contains('/') ? target : "#/components/schemas/" + target));
        }
        if (shape.Mapping.Count > 0)
            return;
        foreach (var reference in List(schema, "oneOf").Concat(List(schema, "anyOf")).Select(ReferenceOf).OfType<string>())
            shape.Mapping[reference[(reference.LastIndexOf('/') + 1)..]] = Read(Reference(reference));
    }

    private static JsonElement Reference(string target) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["$ref"] = target });

    private static string? ReferenceOf(JsonElement schema) => Text(schema, "$ref");

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator List(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    private static JsonElement.ObjectEnumerator Members(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var members) ? members.EnumerateObject() : default;

    private static JsonElement Find(JsonElement document, string reference) =>
        reference[2..].Split('/').Aggregate(document, (at, step) => at.GetProperty(step.Replace("~1", "/").Replace("~0", "~")));
}
