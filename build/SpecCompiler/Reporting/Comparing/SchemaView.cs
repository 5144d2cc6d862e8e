using Newtonsoft.Json.Linq;
using SpecCompiler.Normalising;

namespace SpecCompiler.Reporting.Comparing;

/// <summary>
/// What a schema means, however it is written: references followed, allOf merged, a null branch taken as nullable.
/// </summary>
internal sealed class SchemaView
{
    private const string Components = "#/components/schemas/";

    private readonly JObject _document;
    private readonly List<JObject> _nodes = [];
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly List<JObject> _branches = [];
    private JObject? _discriminator;

    public SchemaView(JObject document, JToken? schema, string? name = null)
    {
        _document = document;
        Name = name;
        Position = schema;
        if (schema is JValue { Type: JTokenType.Boolean } flag && !(bool)flag)
            _types.Add("nothing");
        Flatten(schema, isWhole: true);
        if (_types.Count == 0)
            Infer();
    }

    /// <summary>The schema as it stands in its place.</summary>
    public JToken? Position { get; }

    /// <summary>Every object that the schema is made of, the place's own first.</summary>
    public IReadOnlyList<JObject> Nodes => _nodes;

    /// <summary>The component's name, where the schema is one.</summary>
    public string? Name { get; private set; }

    /// <summary>Where the component stands, or the place's own object.</summary>
    public JObject? Core { get; private set; }

    public bool IsNullable { get; private set; }

    /// <summary>The JSON types but null, in order; empty: any.</summary>
    public IEnumerable<string> Types => _types.Order(StringComparer.Ordinal);

    /// <summary>Whether it is one of several schemas.</summary>
    public bool IsUnion => _branches.Count > 0;

    /// <summary>Whether both generators make a C# type of it.</summary>
    public bool HasType => Enum is not null || Properties.Count > 0 || _branches.Count > 0 || _discriminator is not null;

    public string Format => Text("format") ?? "";

    /// <summary>The schemas of the named members, by name.</summary>
    public IReadOnlyDictionary<string, JProperty> Properties => field ??= _nodes
        .SelectMany(node => Schemas.Members(node["properties"]))
        .GroupBy(member => member.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The entries of <c>required</c>, by the name they hold.</summary>
    public IReadOnlyDictionary<string, JToken> Required => field ??= _nodes
        .SelectMany(node => node["required"] as JArray ?? [])
        .GroupBy(entry => entry.ToString(), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The values of an enum but null, by their text; nothing where it is none.</summary>
    public IReadOnlyDictionary<string, JToken>? Enum => field ??= EnumValues();

    public JToken? Items => this["items"]?.Value;

    /// <summary>The schema of members that are not named; nothing where they may be anything.</summary>
    public JObject? Values => this["additionalProperties"]?.Value as JObject;

    /// <summary>Whether members that are not named are refused.</summary>
    public bool IsClosed => IsFalse("additionalProperties") || IsFalse("unevaluatedProperties");

    public string? Discriminator => _discriminator?["propertyName"]?.ToString();

    /// <summary>The schemas of a union, or of the kinds that a discriminator tells apart, by what tells them.</summary>
    public IReadOnlyDictionary<string, Variant> Variants => field ??= SchemaVariants.Of(_document, _branches, _discriminator, Core);

    /// <summary>The first member of that name.</summary>
    public JProperty? this[string keyword] => _nodes.Select(node => node.Property(keyword)).FirstOrDefault(member => member is not null);

    public bool Is(string keyword) => _nodes.Any(node => node[keyword] is JValue { Type: JTokenType.Boolean } flag && (bool)flag);

    /// <summary>Every member of that name.</summary>
    public IEnumerable<JProperty> All(params IEnumerable<string> keywords) => keywords.SelectMany(keyword => _nodes.Select(node => node.Property(keyword)).OfType<JProperty>());

    /// <summary>The component's name that a reference gives.</summary>
    public static string? ComponentName(JObject schema) =>
        schema["$ref"] is JValue { Value: string reference } && reference.StartsWith(Components, StringComparison.Ordinal) ? Reading.Marks.Unescape(reference[Components.Length..]) : null;

    private string? Text(string keyword) => this[keyword]?.Value is JValue { Value: string text } ? text : null;

    private bool IsFalse(string keyword) => _nodes.Any(node => node[keyword] is JValue { Type: JTokenType.Boolean } flag && !(bool)flag);

    private void Flatten(JToken? schema, bool isWhole)
    {
        if (schema is not JObject node || _nodes.Contains(node))
            return;
        _nodes.Add(node);
        if (isWhole)
        {
            Name ??= ComponentName(node);
            Core = node;
            _discriminator ??= node["discriminator"] as JObject;
        }
        ReadTypes(node);
        if (node["$ref"] is JValue { Value: string reference })
            Flatten(Schemas.Find(_document, reference), isWhole);
        var parts = (node["allOf"] as JArray ?? []).OfType<JObject>().ToList();
        foreach (var part in parts)
            Flatten(part, isWhole && parts.Count == 1 && node["properties"] is null);
        foreach (var union in new[] { node["anyOf"], node["oneOf"] }.OfType<JArray>())
            ReadUnion(union.OfType<JObject>().ToList(), isWhole);
    }

    private void ReadUnion(List<JObject> members, bool isWhole)
    {
        var present = members.Where(member => !IsNull(member)).ToList();
        IsNullable |= present.Count < members.Count;
        if (present is [var only])
            Flatten(only, isWhole);
        else
            _branches.AddRange(present);
    }

    private void ReadTypes(JObject node)
    {
        IsNullable |= node["nullable"] is JValue { Type: JTokenType.Boolean } nullable && (bool)nullable;
        foreach (var type in node["type"] is JArray several ? several : node["type"] is { } one ? [one] : Enumerable.Empty<JToken>())
        {
            if (type.ToString() == "null")
                IsNullable = true;
            else
                _types.Add(type.ToString());
        }
    }

    private void Infer()
    {
        if (Properties.Count > 0 || this["additionalProperties"] is not null)
            _types.Add("object");
        else if (Items is not null)
            _types.Add("array");
        else if (Enum is { Count: > 0 } values && values.Values.All(value => value.Type == JTokenType.String))
            _types.Add("string");
    }

    private Dictionary<string, JToken>? EnumValues()
    {
        var values = this["enum"]?.Value as JArray as IEnumerable<JToken> ?? (this["const"] is { } constant ? [constant.Value] : null);
        return values?.Where(value => value.Type != JTokenType.Null)
            .GroupBy(value => Place.Text(value)!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>Some documents write the branch for null as nothing but <c>nullable: true</c>.</summary>
    private static bool IsNull(JObject schema) =>
        schema["type"]?.ToString() == "null" || (schema.Count == 1 && schema["nullable"] is JValue { Value: true }) || (schema["enum"] is JArray { Count: 1 } only && only[0].Type == JTokenType.Null);
}
