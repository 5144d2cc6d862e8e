using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClients.Sandbox.Requests;

namespace SpecClients.Sandbox.Documents;

/// <summary>Reads a parameter's values as its style spells them. Scalars stay the text that they came as.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Schema">What a value may be.</param>
/// <param name="Style">The style, as in <c>form</c>.</param>
/// <param name="IsExploded">Whether each element, or member, stands for itself.</param>
/// <param name="MediaType">In place of a style, the media type that values are written in.</param>
internal sealed record ParameterStyle(string Name, ApiSchema Schema, string Style, bool IsExploded, string? MediaType = null)
{
    private readonly (bool List, bool Object, bool Scalar) _kinds = Schema.Kinds;
    private readonly HashSet<string> _members = [.. Schema.Branches.Append(Schema).SelectMany(schema => schema.Members).Select(member => member.Name)];

    /// <summary>Whether its members stand in the query by their own names.</summary>
    private bool HasOwnNames => _kinds.Object && IsExploded && Style == "form" && MediaType is null;

    public static ParameterStyle Of(ApiDocument document, JsonObject parameter, string place)
    {
        var (mediaType, content) = parameter.Entries("content").FirstOrDefault();
        var style = parameter.Text("style") ?? (place is "path" or "header" ? "simple" : "form");
        var isExploded = parameter.At("explode") is { } explode ? explode.GetValueKind() == JsonValueKind.True : style == "form";
        return new ParameterStyle(parameter.Text("name") ?? "", ApiSchema.Of(document, content.At("schema") ?? parameter.At("schema")), style, isExploded, mediaType);
    }

    /// <summary>Whether a name in the query is of this parameter.</summary>
    public bool Claims(string name) => name == Name || name.StartsWith(Name + "[", StringComparison.Ordinal) || HasOwnNames && _members.Contains(name);

    /// <summary>Whether a name in the query that no parameter claims may be of this one.</summary>
    public bool MayClaim => HasOwnNames && Schema.IsOpen;

    /// <summary>The value among pairs, as a query, a form or cookies have them; null where it is not there.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="unclaimed">The names that no parameter claims.</param>
    public JsonNode? Read(QueryValues pairs, IReadOnlyCollection<string> unclaimed)
    {
        var given = pairs.All(Name);
        if (given.Count == 0)
        {
            var below = pairs.Names.Where(name => name.StartsWith(Name + "[", StringComparison.Ordinal)).ToList();
            var own = HasOwnNames ? pairs.Names.Where(name => _members.Contains(name) || MayClaim && unclaimed.Contains(name)).ToList() : [];
            return below.Count > 0 ? Nested(below, pairs) : own.Count > 0 ? new JsonObject(own.Select(name => KeyValuePair.Create(name, Texts(pairs.All(name))))) : null;
        }
        if (MediaType is not null)
            return Written(given[0]);
        if (given.Count > 1)
            return Texts(given);
        return IsExploded ? _kinds is { List: true, Scalar: false } ? List(given) : given[0] : Divided(given[0], Style switch { "spaceDelimited" => ' ', "pipeDelimited" => '|', _ => ',' });
    }

    /// <summary>The value in a path or a header; null where the text is of another style.</summary>
    public JsonNode? Read(string text)
    {
        if (MediaType is not null)
            return Written(text);
        if (Style == "matrix")
            return Matrix(text);
        if (Style != "label")
            return Divided(text, ',');
        return text.StartsWith('.') ? Divided(text[1..], IsExploded ? '.' : ',') : null;
    }

    private JsonNode? Matrix(string text)
    {
        var parts = text.Split(';').Skip(1).Select(part => part.Split('=', 2)).ToList();
        if (IsExploded && _kinds is { Object: true, List: false })
            return new JsonObject(parts.Select(part => KeyValuePair.Create(part[0], (JsonNode?)part.ElementAtOrDefault(1))));
        if (parts.Count == 0 || parts.Exists(part => part[0] != Name))
            return null;
        var values = parts.ConvertAll(part => part.ElementAtOrDefault(1) ?? "");
        return IsExploded && _kinds.List ? List(values) : Divided(values[0], ',');
    }

    /// <summary>One text that holds a whole value.</summary>
    private JsonNode? Divided(string text, char separator)
    {
        if (_kinds.Scalar && !(_kinds.List && text.Contains(separator, StringComparison.Ordinal)))
            return text;
        var parts = text.Split(separator, StringSplitOptions.TrimEntries);
        if (_kinds.List)
            return List(parts);
        return IsExploded
            ? new JsonObject(parts.Select(part => part.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair.ElementAtOrDefault(1))))
            : new JsonObject(parts.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair.ElementAtOrDefault(1))));
    }

    private JsonNode? Written(string text) => ApiBody.IsJson(ApiBody.Bare(MediaType!)) ? Parse(text) : text;

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private JsonObject Nested(IEnumerable<string> names, QueryValues pairs)
    {
        var root = new JsonObject();
        foreach (var name in names)
        {
            var steps = name[(Name.Length + 1)..].TrimEnd(']').Split("][");
            var owner = steps.SkipLast(1).Aggregate(root, (at, step) => at[step] as JsonObject ?? (JsonObject)(at[step] = new JsonObject()));
            owner[steps[^1]] = Texts(pairs.All(name));
        }
        return root;
    }

    private static JsonNode? Texts(IReadOnlyList<string> texts) => texts is [var only] ? only : List(texts);

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)text)];
}
