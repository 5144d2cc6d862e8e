using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;

namespace SpecClients.OpenApi.Streams;

/// <summary>What is said of events of one name: their fields as OpenAPI 3.2 describes them, by an object of <c>event</c>, <c>data</c>, <c>id</c> and <c>retry</c>.</summary>
/// <param name="Names">The values of the field <c>event</c>; empty where any will do.</param>
/// <param name="Data">The schema of the data; null where it is text of any kind.</param>
/// <param name="IsText">Whether the data is text as it is, and no JSON.</param>
/// <param name="End">The data that ends the stream, where this is the event that does.</param>
internal sealed record EventFrame(IReadOnlyList<string> Names, JObject? Data, bool IsText, string? End)
{
    private const int MaxLevels = 8;

    private static readonly string[] Fields = ["event", "data", "id", "retry", "comment"];

    /// <summary>The frames that a schema describes; null where it describes the data itself.</summary>
    public static IReadOnlyList<EventFrame>? In(JObject document, JObject schema)
    {
        var frames = new List<EventFrame>();
        return Read(document, schema, null, frames, MaxLevels) && frames.Count > 0 ? frames : null;
    }

    private static bool Read(JObject document, JObject schema, JObject? around, List<EventFrame> frames, int levels)
    {
        var own = Schemas.Resolve(document, schema);
        var members = Merged(around, own["properties"] as JObject);
        if (levels == 0 || !Schemas.Members(members).All(member => Fields.Contains(member.Name)))
            return false;
        if ((own["oneOf"] ?? own["anyOf"]) is JArray { Count: > 0 } ways)
            return ways.All(way => way is JObject one && Read(document, one, members, frames, levels - 1));
        if (members?["data"] is not JObject data || own["properties"] is null)
            return false;
        frames.Add(Of(document, members["event"] as JObject, Schemas.Resolve(document, data), data));
        return true;
    }

    private static JObject? Merged(JObject? around, JObject? own)
    {
        if (around is null || own is null)
            return own ?? around;
        var merged = new JObject(around);
        foreach (var member in own.Properties())
            merged[member.Name] = member.Value is JObject said && merged[member.Name] is JObject before ? Both(before, said) : member.Value.DeepClone();
        return merged;
    }

    private static JObject Both(JObject before, JObject said)
    {
        var both = new JObject(before);
        foreach (var word in said.Properties())
            both[word.Name] = word.Value.DeepClone();
        return both;
    }

    private static EventFrame Of(JObject document, JObject? name, JObject data, JObject asSaid)
    {
        var names = name is null ? [] : ValuesOf(Schemas.Resolve(document, name));
        var isJson = data["contentMediaType"]?.ToString() is not { } type || MediaTypes.IsJson(type);
        if (ValuesOf(data) is [var only] && Schemas.TypeOf(data) is null or "string" && (names.Count == 0 || only.StartsWith('[')))
            return new(names, null, IsText: true, only);
        if (data["contentSchema"] is JObject content)
            return new(names, content, IsText: !isJson, null);
        return Schemas.TypeOf(data) == "string" && data["enum"] is null ? new(names, data, IsText: true, null) : new(names, asSaid, IsText: false, null);
    }

    private static List<string> ValuesOf(JObject schema) =>
        schema["const"] is JValue { Value: string only } ? [only] : [.. Schemas.Texts(schema["enum"])];
}
