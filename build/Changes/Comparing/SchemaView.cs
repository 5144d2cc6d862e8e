using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Changes.Comparing;

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

    /// <param name="document">The document.</param>
    /// <param name="schemas">The schemas that a value must fit, all of them: parts of an allOf may speak of one property. The first gives the name.</param>
    /// <param name="name">The component's name, where the first is one.</param>
    public SchemaView(JObject document, IReadOnlyList<JToken?> schemas, string? name = null)
    {
        _document = document;
        Name = name;
        Positions = schemas;
        if (schemas.Any(schema => schema is JValue { Type: JTokenType.Boolean } flag && !(bool)flag))
            _types.Add("nothing");
        for (var index = 0; index < schemas.Count; index++)
            Flatten(schemas[index], isWhole: index == 0);
        if (_types.Count == 0)
            Infer();
    }

    /// <summary>The schemas as they stand in their places.</summary>
    public IReadOnlyList<JToken?> Positions { get; }

    /// <summary>The first of them.</summary>
    public JToken? Position => Positions.Count > 0 ? Positions[0] : null;

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

    /// <summary>The formats, each once.</summary>
    public IReadOnlyList<string> Formats => field ??= All("format").Select(member => member.Value).OfType<JValue>().Select(value => value.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();

    /// <summary>The schemas of the named members, by name: as many as there are parts that speak of it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JProperty>> Properties => field ??= _nodes
        .SelectMany(node => Schemas.Members(node["properties"]))
        .GroupBy(member => member.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, IReadOnlyList<JProperty> (group) => [.. group], StringComparer.Ordinal);

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
        schema["$ref"] is JValue { Value: string reference } && reference.StartsWith(Components, StringComparison.Ordinal) ? OpenApi.Reading.Marks.Unescape(reference[Components.Length..]) : null;

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
        var stated = (node["type"] is JArray several ? several : node["type"] is { } one ? [one] : Enumerable.Empty<JToken>()).Select(type => type.ToString()).ToList();
        IsNullable |= stated.Remove("null");
        // A value fits every part: what is a number here and an integer there is an integer.
        if (_types.Any(type => stated.Exists(other => IsWithin(type, other) || IsWithin(other, type))))
        {
            var both = _types.Where(type => stated.Exists(other => IsWithin(type, other))).Concat(stated.Where(type => _types.Any(other => IsWithin(type, other)))).ToList();
            _types.Clear();
            stated = both;
        }
        _types.UnionWith(stated);
    }

    /// <summary>Whether every value of a type is one of another.</summary>
    public static bool IsWithin(string type, string other) => type == other || (type, other) == ("integer", "number");

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
        Dictionary<string, JToken>? values = null;
        foreach (var list in All("enum").Select(member => member.Value).OfType<JArray>().Concat(All("const").Select(member => new[] { member.Value }.AsEnumerable())))
        {
            var stated = list.Where(value => value.Type != JTokenType.Null).GroupBy(value => Place.Text(value)!, StringComparer.Ordinal);
            values = stated.Where(group => values?.ContainsKey(group.Key) ?? true).ToDictionary(group => group.Key, group => values?[group.Key] ?? group.First(), StringComparer.Ordinal);
        }
        return values;
    }

    /// <summary>Some documents write the branch for null as nothing but <c>nullable: true</c>.</summary>
    private static bool IsNull(JObject schema) =>
        schema["type"]?.ToString() == "null" || (schema.Count == 1 && schema["nullable"] is JValue { Value: true }) || (schema["enum"] is JArray { Count: 1 } only && only[0].Type == JTokenType.Null);
}
