using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: a list or a map that is in itself, or in too many others, has any values at the place where it would begin anew.</summary>
internal sealed class CutRecursiveCollections : IRule
{
    private const int MaxNesting = 32;

    private static readonly string[] Compositions = ["allOf", "oneOf", "anyOf"];

    public string Name => "nswag-cut-recursive-collections";

    public string Purpose => "NSwag writes out the type of what is in a list or a map, which has no end where the list is in itself.";

    public void Apply(WorkingDocument document)
    {
        var nesting = new Dictionary<JObject, int>();
        foreach (var schema in document.Schemas)
            Measure(document, schema, nesting);
    }

    private void Measure(WorkingDocument document, JObject schema, Dictionary<JObject, int> nesting)
    {
        var chain = new List<(JObject Collection, JProperty Element)>();
        var above = new HashSet<JObject>();
        var below = 0;
        for (var at = Content(document, schema); !nesting.TryGetValue(at, out below) && ElementOf(at) is { } element; at = Content(document, (JObject)element.Value))
        {
            if (!above.Add(at))
            {
                Cut(document, chain[^1].Element, "a list or a map in itself");
                break;
            }
            chain.Add((at, element));
        }
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            if (below >= MaxNesting)
            {
                Cut(document, chain[i].Element, $"lists and maps in more than {MaxNesting} others");
                below = 0;
            }
            nesting[chain[i].Collection] = ++below;
        }
    }

    private void Cut(WorkingDocument document, JProperty element, string what)
    {
        document.Log(this, element.Value, $"{what} → any value");
        element.Value = new JObject();
    }

    private static JProperty? ElementOf(JObject schema)
    {
        if (Schemas.TypeOf(schema) == "array" || schema["type"] is null && schema["items"] is not null)
            return schema["items"] is JObject ? schema.Property("items") : null;
        return schema["properties"] is not JObject { Count: > 0 } && schema["allOf"] is null && schema["additionalProperties"] is JObject ? schema.Property("additionalProperties") : null;
    }

    /// <summary>What a schema is, behind references and compositions of one.</summary>
    private static JObject Content(WorkingDocument document, JObject schema)
    {
        var at = document.Resolve(schema);
        for (var seen = new HashSet<JObject>(); seen.Add(at) && at["properties"] is null && at["items"] is null && at["additionalProperties"] is not JObject;)
        {
            if (Compositions.Select(word => at[word]).OfType<JArray>().ToList() is not [[JObject only]])
                break;
            at = document.Resolve(only);
        }
        return at;
    }
}
