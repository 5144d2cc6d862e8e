using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A part of an <c>allOf</c>, or a branch of a union, that leads back to its own schema is left out.</summary>
internal sealed class DropCyclicParts : IRule
{
    private static readonly string[][] Compositions = [["allOf"], UnionBranches.Keywords];

    private static readonly string[] All = [.. Compositions.SelectMany(keywords => keywords)];

    /// <summary>What a schema says of its own.</summary>
    private static readonly string[] Structural = ["properties", "additionalProperties", "items", "enum", "const", "discriminator"];

    public string Name => "drop-cyclic-parts";

    public string Purpose => "A schema that requires or allows itself says nothing by it, and a generator follows it for ever; where unions lead round, nothing is known of the value.";

    public void Apply(WorkingDocument document)
    {
        foreach (var keywords in Compositions)
        {
            var done = new HashSet<JObject>();
            foreach (var schema in document.Schemas)
                Visit(document, schema, keywords, [], done);
        }
        OpenRounds(document);
    }

    /// <summary>Schemas that are each other and nothing else: no value is told from another by them.</summary>
    private void OpenRounds(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            var seen = new HashSet<JObject>();
            var at = schema;
            while (at is not null && seen.Add(at))
                at = OnlyPart(document, at);
            if (at == schema)
                Open(document, schema, All);
        }
    }

    private static JObject? OnlyPart(WorkingDocument document, JObject schema) =>
        All.Select(keyword => schema[keyword]).OfType<JArray>().SelectMany(list => list).ToList() is [JObject part]
        && !schema.Properties().Any(member => Structural.Contains(member.Name)) ? document.Resolve(part) : null;

    private void Visit(WorkingDocument document, JObject schema, string[] keywords, HashSet<JObject> above, HashSet<JObject> done)
    {
        if (!done.Add(schema))
            return;
        above.Add(schema);
        foreach (var list in keywords.Select(keyword => schema[keyword]).OfType<JArray>().ToList())
        {
            foreach (var part in list.OfType<JObject>().ToList())
            {
                var target = document.Resolve(part);
                if (!above.Contains(target))
                    Visit(document, target, keywords, above, done);
                else if (target == schema || keywords.Length == 1)
                    LeaveOut(document, schema, part);
                else
                    Open(document, schema, keywords);
            }
        }
        above.Remove(schema);
    }

    private void LeaveOut(WorkingDocument document, JObject schema, JObject part)
    {
        // A generator chooses by the discriminator, and so comes to an end.
        if (schema["discriminator"] is not null)
            return;
        document.Log(this, part, "leads back to its own schema → left out");
        var list = (JArray)part.Parent!;
        part.Remove();
        if (list.Count == 0)
            list.Parent!.Remove();
    }

    private void Open(WorkingDocument document, JObject schema, string[] keywords)
    {
        if (schema["discriminator"] is not null || !keywords.Any(schema.ContainsKey))
            return;
        document.Log(this, schema, "a union that leads back to itself through others → any value");
        foreach (var keyword in keywords)
            schema.Remove(keyword);
        schema.Remove("type");
    }
}
