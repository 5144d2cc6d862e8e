using System.Collections.Frozen;
using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.Documents;

/// <summary>What an object of a description is, by where it stands.</summary>
internal enum Part
{
    Document,
    Components,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Header,
    MediaType,
    Encoding,
    Example,
    Link,
    Callback,
    SecurityScheme,
    Flow,
    Server,
    ServerVariable,
    Schema,
}

/// <summary>Knows which parts each part of a description holds, so that names and data are not taken for its keywords.</summary>
internal static class Parts
{
    private enum Shape
    {
        One,
        List,
        Map,
    }

    private static readonly FrozenDictionary<string, (Part Part, Shape Shape)>[] Words = ByPart(new (Part Of, Shape Shape, Part Part, string[] Words)[]
    {
        (Part.Document, Shape.Map, Part.PathItem, ["paths", "webhooks"]),
        (Part.Document, Shape.One, Part.Components, ["components"]),
        (Part.Document, Shape.List, Part.Server, ["servers"]),
        (Part.Components, Shape.Map, Part.Schema, ["schemas"]),
        (Part.Components, Shape.Map, Part.Response, ["responses"]),
        (Part.Components, Shape.Map, Part.Parameter, ["parameters"]),
        (Part.Components, Shape.Map, Part.Example, ["examples"]),
        (Part.Components, Shape.Map, Part.RequestBody, ["requestBodies"]),
        (Part.Components, Shape.Map, Part.Header, ["headers"]),
        (Part.Components, Shape.Map, Part.SecurityScheme, ["securitySchemes"]),
        (Part.Components, Shape.Map, Part.Link, ["links"]),
        (Part.Components, Shape.Map, Part.Callback, ["callbacks"]),
        (Part.Components, Shape.Map, Part.PathItem, ["pathItems"]),
        (Part.Components, Shape.Map, Part.MediaType, ["mediaTypes"]),
        (Part.PathItem, Shape.One, Part.Operation, Schemas.Methods),
        (Part.PathItem, Shape.Map, Part.Operation, ["additionalOperations"]),
        (Part.PathItem, Shape.List, Part.Parameter, ["parameters"]),
        (Part.PathItem, Shape.List, Part.Server, ["servers"]),
        (Part.Operation, Shape.List, Part.Parameter, ["parameters"]),
        (Part.Operation, Shape.List, Part.Server, ["servers"]),
        (Part.Operation, Shape.One, Part.RequestBody, ["requestBody"]),
        (Part.Operation, Shape.Map, Part.Response, ["responses"]),
        (Part.Operation, Shape.Map, Part.Callback, ["callbacks"]),
        (Part.Parameter, Shape.One, Part.Schema, ["schema"]),
        (Part.Parameter, Shape.Map, Part.MediaType, ["content"]),
        (Part.Parameter, Shape.Map, Part.Example, ["examples"]),
        (Part.RequestBody, Shape.Map, Part.MediaType, ["content"]),
        (Part.Response, Shape.Map, Part.Header, ["headers"]),
        (Part.Response, Shape.Map, Part.MediaType, ["content"]),
        (Part.Response, Shape.Map, Part.Link, ["links"]),
        (Part.Header, Shape.One, Part.Schema, ["schema"]),
        (Part.Header, Shape.Map, Part.MediaType, ["content"]),
        (Part.Header, Shape.Map, Part.Example, ["examples"]),
        (Part.MediaType, Shape.One, Part.Schema, ["schema", "itemSchema"]),
        (Part.MediaType, Shape.Map, Part.Example, ["examples"]),
        (Part.MediaType, Shape.Map, Part.Encoding, ["encoding"]),
        (Part.Encoding, Shape.Map, Part.Header, ["headers"]),
        (Part.SecurityScheme, Shape.Map, Part.Flow, ["flows"]),
        (Part.Server, Shape.Map, Part.ServerVariable, ["variables"]),
        (Part.Schema, Shape.One, Part.Schema, ["items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else", "unevaluatedProperties", "unevaluatedItems", "contentSchema"]),
        (Part.Schema, Shape.List, Part.Schema, ["allOf", "anyOf", "oneOf", "prefixItems"]),
        (Part.Schema, Shape.Map, Part.Schema, ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"]),
    });

    /// <summary>The keywords of every part that lead to another.</summary>
    public static IEnumerable<string> AllWords => Words.SelectMany(words => words.Keys).Distinct();

    /// <summary>The members of a part's maps that are none of what the map holds; components and properties may be any value instead.</summary>
    public static IEnumerable<JProperty> Strangers(JObject value, Part part) =>
        part == Part.Callback
            ? value.Properties().Where(entry => entry.Value is not JObject && entry.Name != "$ref")
            : Words[(int)part].Where(word => word.Value.Shape == Shape.Map && word.Key is not ("schemas" or "properties"))
                .SelectMany(word => Schemas.Members(value[word.Key])
                    .Where(entry => entry.Value is not JObject && (word.Value.Part != Part.Schema || !KeywordType.Schema.Fits(entry.Value))));

    /// <summary>A part and all in it, the outer before the inner.</summary>
    public static IReadOnlyList<(JObject Value, Part Part)> Within(JObject owner, Part part)
    {
        var found = new List<(JObject, Part)>();
        Visit(owner, part, (value, inner) => found.Add((value, inner)));
        return found;
    }

    /// <summary>Shows a part and all in it, the outer before the inner; none of them may be changed meanwhile.</summary>
    public static void Visit(JObject owner, Part part, Action<JObject, Part> see)
    {
        see(owner, part);
        var words = Words[(int)part];
        // By First and Next, since enumerators and iterators of so many small objects cost more than what is done with them.
        for (var at = owner.First; at is JProperty member; at = at.Next)
        {
            if (member.Value is not JContainer value)
                continue;
            // A callback's words are addresses, each with what is sent there.
            if (part == Part.Callback && value is JObject item && !member.Name.StartsWith("x-", StringComparison.Ordinal))
                Visit(item, Part.PathItem, see);
            if (!words.TryGetValue(member.Name, out var inner))
                continue;
            if (inner.Shape == Shape.One && value is JObject one)
                Visit(one, inner.Part, see);
            else if (inner.Shape == Shape.List && value is JArray || inner.Shape == Shape.Map && value is JObject)
                VisitAll(value, inner.Part, see);
        }
    }

    private static void VisitAll(JContainer owner, Part part, Action<JObject, Part> see)
    {
        for (var at = owner.First; at is not null; at = at.Next)
        {
            if ((at is JProperty named ? named.Value : at) is JObject value)
                Visit(value, part, see);
        }
    }

    private static FrozenDictionary<string, (Part, Shape)>[] ByPart((Part Of, Shape Shape, Part Part, string[] Words)[] rows) =>
        Enum.GetValues<Part>().Select(part => rows.Where(row => row.Of == part).SelectMany(row => row.Words.Select(word => (word, row.Part, row.Shape))).ToFrozenDictionary(row => row.word, row => (row.Part, row.Shape))).ToArray();
}
