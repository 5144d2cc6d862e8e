using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Facts;

namespace SpecClients.Conformance.Samples;

/// <summary>What a value is made for.</summary>
internal enum SampleUse
{
    /// <summary>To say everything that a schema allows: every member, no scalar twice, and a member that the schema does not name.</summary>
    Everything,

    /// <summary>To be sent: the document's own examples where they fit, and no member that only the server sets.</summary>
    Request,

    /// <summary>To be answered: the document's own examples where they fit, and no member that only the caller sets.</summary>
    Response,
}

/// <summary>Makes values that a schema allows.</summary>
/// <param name="variant">Which of several kinds and branches to write where one value can be only one of them.</param>
/// <param name="use">What the values are for.</param>
internal sealed class Sample(int variant, SampleUse use = SampleUse.Everything)
{
    /// <summary>A member that no schema names.</summary>
    public const string UnknownMember = "fidelity_unknown";

    private const int Deep = 8;

    /// <summary>How many objects a value has before members that may be left out are: what they hold is shown where it is nearer.</summary>
    private const int Many = 400;

    private readonly List<IOpenApiSchema> _open = [];
    private readonly HashSet<JsonNode> _readOnly = new(ReferenceEqualityComparer.Instance);
    private int _number;
    private int _objects;

    /// <summary>What the object requires whose part is being written.</summary>
    private HashSet<string> _whole = [];

    /// <summary>Whether members that may be left out are.</summary>
    public bool IsLeast { get; init; }

    /// <summary>How many variants it takes to write every kind and branch.</summary>
    public int Variants { get; private set; } = 1;

    /// <exception cref="InvalidOperationException">Every value of the schema is endless.</exception>
    public JsonNode Of(IOpenApiSchema schema) =>
        TryOf(schema) ?? throw new InvalidOperationException("Every value of the schema holds another one of it.");

    /// <summary>What is sent of a value that was made here: all but what only the server sets.</summary>
    public JsonNode? Sent(JsonNode? value) => value switch
    {
        JsonObject owner => new JsonObject(owner.Where(member => member.Value is null || !_readOnly.Contains(member.Value)).Select(member => KeyValuePair.Create(member.Key, Sent(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sent)]),
        _ => value?.DeepClone(),
    };

    /// <summary>A value, or null where it could only be endless.</summary>
    public JsonNode? TryOf(IOpenApiSchema standing)
    {
        var schema = Schemas.Resolve(standing);
        // A schema that holds itself is written once inside itself.
        if (_open.Count(open => open == schema) > 1 || SchemaFit.IsNever(schema))
            return null;
        if (use != SampleUse.Everything && !IsLeast && Example(schema) is { } example)
            return example;
        _open.Add(schema);
        var value = Make(schema);
        _open.RemoveAt(_open.Count - 1);
        return value;
    }

    private JsonNode? Make(IOpenApiSchema schema)
    {
        if (schema.Discriminator?.Mapping is { Count: > 0 } mapping && _open.Count(open => open == schema) == 1)
            return First(mapping.ToList(), kind => Kind(schema, kind.Key, kind.Value));
        var branches = Schemas.Branches(schema).ToList();
        if (branches.Count > 0 && schema.Properties is not { Count: > 0 } && schema.AllOf is not { Count: > 0 })
            return First(branches, branch => Branch(schema, branch));
        if (schema.AllOf is [var only] && schema.Properties is not { Count: > 0 } && branches.Count == 0 && !Schemas.IsObject(schema))
            return TryOf(only);
        if (schema.AllOf is { Count: > 0 } || Schemas.IsObject(schema))
            return Object(schema, branches);
        return Schemas.Is(schema, JsonSchemaType.Array) ? Array(schema) : Scalar(schema);
    }

    /// <summary>The first value that can be had, beginning with the variant's.</summary>
    private JsonNode? First<T>(List<T> choices, Func<T, JsonNode?> make)
    {
        var first = Pick(choices.Count);
        return choices.Skip(first).Concat(choices.Take(first)).Select(make).FirstOrDefault(value => value is not null);
    }

    private JsonNode? Kind(IOpenApiSchema union, string value, IOpenApiSchema target)
    {
        var kind = TryOf(target);
        if (kind is JsonObject members)
            members[union.Discriminator!.PropertyName!] = value;
        return kind;
    }

    /// <summary>One branch; where a discriminator tells branches apart by their names, with its own.</summary>
    private JsonNode? Branch(IOpenApiSchema union, IOpenApiSchema branch)
    {
        var value = TryOf(branch);
        if (union.Discriminator is { PropertyName: { } member, Mapping: not { Count: > 0 } } && branch is OpenApiSchemaReference { Reference.Id: { } name } && value is JsonObject members
            && Schemas.PropertyOf(Schemas.Resolve(branch), member) is null or { Enum: not { Count: > 0 }, Const: null })
            members[member] = name;
        return value;
    }

    private JsonObject? Object(IOpenApiSchema schema, List<IOpenApiSchema> branches)
    {
        var result = new JsonObject();
        _objects++;
        HashSet<string> required = [.. schema.Required ?? new HashSet<string>(), .. _whole];
        IEnumerable<IOpenApiSchema> parts = [.. schema.AllOf ?? [], .. branches.Skip(Pick(Math.Max(1, branches.Count))).Take(1)];
        foreach (var part in parts)
        {
            _whole = required;
            if (TryOf(part) is not JsonObject members)
                return null;
            foreach (var (name, value) in members.ToList())
            {
                members.Remove(name);
                result[name] = value;
            }
        }
        _whole = [];
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var isRequired = required.Contains(name);
            if (IsTheOthers(property) || !isRequired && (IsLeast || (use != SampleUse.Everything && _open.Count > Deep || _objects > Many)))
                continue;
            if (TryOf(property) is { } value)
            {
                result[name] = value;
                if (property.ReadOnly || Schemas.Resolve(property).ReadOnly)
                    _readOnly.Add(value);
            }
            else if (isRequired)
                return null;
        }
        if (schema.AdditionalPropertiesAllowed && (use == SampleUse.Everything || result.Count == 0 && !IsLeast))
        {
            if (schema.AdditionalProperties is not { } rest)
                result[UnknownMember] = $"text-{++_number}";
            else if (TryOf(rest) is { } value)
                result[UnknownMember] = value;
        }
        return result;
    }

    /// <summary>Whether a member is the other side's to set.</summary>
    private bool IsTheOthers(IOpenApiSchema property) => use switch
    {
        SampleUse.Request => property.ReadOnly || Schemas.Resolve(property).ReadOnly,
        SampleUse.Response => property.WriteOnly || Schemas.Resolve(property).WriteOnly,
        _ => false,
    };

    private JsonArray? Array(IOpenApiSchema schema)
    {
        if (schema.Items is not { } standing)
            return [];
        var items = Schemas.Resolve(standing);
        var types = Schemas.TypesOf(items).ToList();
        var branches = Schemas.Branches(items).ToList();
        var count = Math.Max(schema.MinItems ?? 0, IsLeast ? 0 : Math.Min(schema.MaxItems ?? 2, use == SampleUse.Everything || _open.Count < 4 ? 2 : 1));
        var values = use == SampleUse.Everything && branches.Count > 1 ? branches.Select(TryOf).ToList()
            : use == SampleUse.Everything && types.Count > 1 ? types.Select(type => (JsonNode?)Scalar(type, null, null)).ToList()
            : Enumerable.Range(0, count).Select(_ => TryOf(items)).ToList();
        if (values.Contains(null))
            return schema.MinItems > 0 ? null : [];
        if (schema.UniqueItems == true)
            values = values.DistinctBy(value => value!.ToJsonString()).ToList();
        return [.. values];
    }

    private JsonNode Scalar(IOpenApiSchema schema)
    {
        if (schema.Enum is not { Count: > 0 } && Schemas.ConstantOf(schema) is { } constant)
            return constant;
        if (schema.Enum?.Where(value => !JsonNullSentinel.IsJsonNullSentinel(value)).ToList() is { Count: > 0 } values)
            return values[Pick(values.Count)].DeepClone();
        var types = Schemas.TypesOf(schema).ToList();
        return Scalar(types.Count == 0 ? null : types[Pick(types.Count)], schema.Format, schema);
    }

    private JsonNode Scalar(string? type, string? format, IOpenApiSchema? schema)
    {
        _number++;
        return type switch
        {
            "string" => SampleText.Of(format, schema, _number),
            "integer" => (long)SampleNumber.Fit(schema, format == "int32" ? 500_000_000 + _number : 5_000_000_000 + _number, isWhole: true),
            "number" => SampleNumber.Fit(schema, _number + 0.5m, isWhole: false),
            "boolean" => true,
            "array" => new JsonArray($"text-{_number}"),
            _ => new JsonObject { [UnknownMember] = new JsonArray($"text-{_number}", _number) },
        };
    }

#pragma warning disable CS0618 // What documents before 3.1 have.
    private JsonNode? Example(IOpenApiSchema schema) =>
        new[] { schema.Example, schema.Examples?.FirstOrDefault(), schema.Default }
            .FirstOrDefault(example => example is not null && !JsonNullSentinel.IsJsonNullSentinel(example) && SchemaFit.Problem(schema, example, use) is null)?.DeepClone();
#pragma warning restore CS0618

    private int Pick(int count)
    {
        Variants = Math.Max(Variants, count);
        return variant % count;
    }
}
