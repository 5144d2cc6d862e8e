using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecCompiler.Fidelity.Facts;

namespace SpecCompiler.Fidelity.Clients;

/// <summary>
/// A body that says everything that a schema allows: every member, an element for each branch of a list's union, one
/// member that the schema does not name, and no scalar twice.
/// </summary>
/// <param name="variant">Which of several kinds and branches to write where one value can be only one of them.</param>
internal sealed class Sample(int variant)
{
    /// <summary>A member that no schema names.</summary>
    public const string UnknownMember = "fidelity_unknown";

    private readonly List<IOpenApiSchema> _open = [];
    private int _number;

    /// <summary>How many variants it takes to write every kind and branch.</summary>
    public int Variants { get; private set; } = 1;

    public JsonNode Of(IOpenApiSchema standing)
    {
        var schema = Schemas.Resolve(standing);
        if (schema.Discriminator?.Mapping is { Count: > 0 } mapping && !_open.Contains(schema))
        {
            var (value, target) = mapping.ElementAt(Pick(mapping.Count));
            _open.Add(schema);
            var kind = Of(target);
            _open.Remove(schema);
            kind[schema.Discriminator.PropertyName!] = value;
            return kind;
        }
        var branches = Schemas.Branches(schema).ToList();
        if (branches.Count > 0)
            return Of(branches[Pick(branches.Count)]);
        if (schema.AllOf is [var only] && schema.Properties is not { Count: > 0 } && !Schemas.IsObject(schema))
            return Of(only);
        if (schema.AllOf is { Count: > 0 } || Schemas.IsObject(schema))
            return Object(schema);
        return Schemas.Is(schema, JsonSchemaType.Array) ? Array(schema) : Scalar(schema);
    }

    private JsonObject Object(IOpenApiSchema schema)
    {
        var result = new JsonObject();
        _open.Add(schema);
        foreach (var part in schema.AllOf ?? [])
        {
            if (Of(part) is not JsonObject members)
                continue;
            foreach (var (name, value) in members)
                result[name] = value?.DeepClone();
        }
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            // A schema that holds itself is written once inside itself.
            if (_open.Count(open => open == Schemas.Resolve(property)) < 2)
                result[name] = Of(property);
        }
        if (schema.AdditionalPropertiesAllowed)
            result[UnknownMember] = $"text-{++_number}";
        _open.Remove(schema);
        return result;
    }

    private JsonArray Array(IOpenApiSchema schema)
    {
        if (schema.Items is not { } items || _open.Count(open => open == Schemas.Resolve(items)) > 1)
            return [];
        var types = Schemas.TypesOf(Schemas.Resolve(items)).ToList();
        var branches = Schemas.Branches(Schemas.Resolve(items)).ToList();
        return branches.Count > 1 ? [.. branches.Select(Of)]
            : types.Count > 1 ? [.. types.Select(type => Scalar(type, null, null))]
            : [Of(items), Of(items)];
    }

    private JsonNode Scalar(IOpenApiSchema schema)
    {
        if (schema.Enum is { Count: > 0 } values)
            return values[Pick(values.Count)]!.DeepClone();
        var types = Schemas.TypesOf(schema).ToList();
        return Scalar(types.Count == 0 ? null : types[Pick(types.Count)], schema.Format, schema);
    }

    private JsonNode Scalar(string? type, string? format, IOpenApiSchema? schema)
    {
        _number++;
        return type switch
        {
            "string" when format == "date-time" => $"2031-02-03T04:05:{_number % 60:00}.{_number:000}Z",
            "string" when format == "date" => $"2031-02-{1 + _number % 28:00}",
            "string" when format == "uuid" => $"00000000-0000-4000-8000-{_number:000000000000}",
            "string" => $"text-{_number}",
            "integer" => schema?.Maximum is { } most ? long.Parse(most, CultureInfo.InvariantCulture) : 5_000_000_000L + _number,
            "number" => _number + 0.5,
            "boolean" => true,
            "array" => new JsonArray($"text-{_number}"),
            _ => new JsonObject { [UnknownMember] = new JsonArray($"text-{_number}", _number) },
        };
    }

    private int Pick(int count)
    {
        Variants = Math.Max(Variants, count);
        return variant % count;
    }
}
