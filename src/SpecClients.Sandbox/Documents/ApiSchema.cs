using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecClients.Sandbox.Documents;

/// <summary>A schema with its <c>$ref</c> followed and its <c>allOf</c> merged in.</summary>
internal sealed class ApiSchema
{
    private readonly ApiDocument _document;
    private readonly JsonObject _node;

    private ApiSchema(ApiDocument document, JsonObject node, string? reference)
    {
        _document = document;
        _node = node;
        Reference = reference;
    }

    public static ApiSchema Of(ApiDocument document, JsonNode? node, int depth = 0)
    {
        var resolved = document.Resolve(node, out var reference);
        if (resolved.At("allOf") is not JsonArray parts || depth > 16)
            return new ApiSchema(document, resolved, reference);

        var merged = new JsonObject();
        var schemas = parts.Select(part => Of(document, part, depth + 1)).ToList();
        foreach (var schema in schemas)
            Merge(merged, schema._node);
        // Only a wrapper around one schema stands for all its kinds; a kind that extends it is just itself.
        if (schemas.Count > 1 || resolved.ContainsKey("properties"))
            merged.Remove("discriminator");
        Merge(merged, resolved);
        merged.Remove("allOf");
        return new ApiSchema(document, merged, reference ?? (schemas.Count == 1 ? schemas[0].Reference : null));
    }

    /// <summary>The name that the document gives it, if it is used by reference.</summary>
    public string? Reference { get; }

    public string? Type => Types is [var only] ? only : Types.Count > 1 ? null
        : (_node.ContainsKey("properties") || _node.ContainsKey("additionalProperties") ? "object" : _node.ContainsKey("items") ? "array" : null);

    /// <summary>The types that it names, null aside.</summary>
    private List<string> Types =>
        [.. (_node.At("type") is JsonArray types ? types : new[] { _node.At("type") }.Where(type => type is not null)).Select(Nodes.Plain).Where(type => type != "null")];

    public string? Format => _node.Text("x-format") ?? _node.Text("format");

    public string? Pattern => _node.Text("pattern");

    public string Description => _node.Text("description") ?? "";

    public bool Nullable => _node.Flag("nullable") || _node.Elements("type").Any(type => type.Plain() == "null");

    public decimal? Minimum => _node.Number("minimum") + (Type == "integer" && _node.Flag("exclusiveMinimum") ? 1 : 0);

    public decimal? Maximum => _node.Number("maximum") - (Type == "integer" && _node.Flag("exclusiveMaximum") ? 1 : 0);

    public bool IsInt32 => _node.Text("format") == "int32";

    public int MinItems => (int)(_node.Number("minItems") ?? 0);

    public int MaxItems => (int)Math.Min(_node.Number("maxItems") ?? 3, 3);

    public int MinLength => (int)(_node.Number("minLength") ?? 0);

    public int? MaxLength => (int?)_node.Number("maxLength");

    public JsonNode? Default => _node.At("default");

    public JsonNode? Example => _node.At("example");

    public IReadOnlyList<JsonNode?> Values => [.. _node.Elements("enum")];

    public ApiSchema? Items => _node.At("items") is { } items ? Of(_document, items) : null;

    /// <summary>The schema of members that are not named, if it says anything.</summary>
    public ApiSchema? Rest => _node.At("additionalProperties") is JsonObject { Count: > 0 } rest ? Of(_document, rest) : null;

    public IReadOnlyList<ApiMember> Members
    {
        get
        {
            var required = _node.Elements("required").Select(Nodes.Plain).ToHashSet(StringComparer.Ordinal);
            return [.. _node.Entries("properties").Select(property => new ApiMember(property.Key, Of(_document, property.Value), required.Contains(property.Key)))];
        }
    }

    /// <summary>The schemas of which a value has one.</summary>
    public IReadOnlyList<ApiSchema> Branches =>
        [.. _node.Elements("oneOf").Concat(_node.Elements("anyOf")).Select(branch => Of(_document, branch))];

    /// <summary>The kinds that a discriminator tells apart: its member, and the schema for each value of it.</summary>
    public (string Member, IReadOnlyList<(string Value, ApiSchema Schema)> Kinds)? Discriminator =>
        _node.At("discriminator").Text("propertyName") is { } member && _node.At("discriminator").Entries("mapping").Any()
            ? (member, [.. _node.At("discriminator").Entries("mapping").Select(kind => (kind.Key, Of(_document, new JsonObject { ["$ref"] = kind.Value.Plain() })))])
            : null;

    /// <summary>Whether a value may be a list, an object, or neither of the two.</summary>
    public (bool List, bool Object, bool Scalar) Kinds => KindsOf(0);

    /// <summary>Whether an object may have members that are not named.</summary>
    public bool IsOpen => _node.At("additionalProperties") is JsonObject || Members.Count == 0 && _node.At("additionalProperties")?.GetValueKind() != JsonValueKind.False;

    /// <summary>Whether it says no more than that there is an object, or anything at all.</summary>
    public bool IsUntyped => Type is null or "object" && Members.Count == 0 && Branches.Count == 0 && Rest is null && Values.Count == 0;

    private (bool List, bool Object, bool Scalar) KindsOf(int depth)
    {
        if (Branches is { Count: > 0 } branches && Type is null or "object" && Members.Count == 0)
        {
            var kinds = depth > 8 ? [] : branches.Select(branch => branch.KindsOf(depth + 1)).ToList();
            return (kinds.Exists(kind => kind.List), kinds.Exists(kind => kind.Object), kinds.Exists(kind => kind.Scalar));
        }
        var types = Type is { } type ? [type] : Types;
        return (types.Contains("array"), types.Contains("object"), types.Count == 0 || types.Exists(one => one is not ("array" or "object")));
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (key, value) in from)
        {
            into[key] = (key, into[key]) switch
            {
                ("properties", JsonObject mine) => new JsonObject(mine.Where(own => value.At(own.Key) is null).Concat((value as JsonObject)!)
                    .Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()))),
                ("required", JsonArray mine) => new JsonArray([.. mine.Concat((value as JsonArray)!).Select(name => name?.DeepClone())]),
                _ => value?.DeepClone(),
            };
        }
    }
}

/// <summary>A named member of an object.</summary>
internal sealed record ApiMember(string Name, ApiSchema Schema, bool Required);
