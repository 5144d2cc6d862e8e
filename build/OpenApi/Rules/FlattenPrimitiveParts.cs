using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>An <c>allOf</c> with a text, a number, a truth value or a list among its parts is that part, not a class.</summary>
internal sealed class FlattenPrimitiveParts : IRule
{
    public string Name => "flatten-primitive-parts";

    public string Purpose => "NSwag derives a class from each part of an allOf, and nothing derives from a string; parts that no value fits at once leave any value.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["allOf"] is not JArray { Count: > 1 } list)
                continue;
            var parts = list.OfType<JObject>().Select(part => (Part: part, Type: TypeOf(document, part))).ToList();
            var types = parts.Select(part => part.Type).OfType<string>().Distinct().ToList();
            if (types.Count == 0 || types is ["object"])
                continue;
            if (types.Count == 1)
            {
                var said = parts.Where(part => Schemas.IsReference(part.Part) && part.Type is not null).Select(part => part.Part).FirstOrDefault();
                document.Log(this, schema, $"allOf of {list.Count} → {(said is null ? "all that its parts say" : said["$ref"])}");
                schema.Remove("allOf");
                if (said is not null)
                    schema["allOf"] = new JArray(said.DeepClone());
                else
                    Merge(schema, parts.Select(part => part.Part));
            }
            else
            {
                document.Log(this, schema, $"allOf of {string.Join(" and ", types)} → any value");
                schema.Remove("allOf");
                schema.Remove("type");
            }
        }
    }

    private static void Merge(JObject schema, IEnumerable<JObject> parts)
    {
        foreach (var part in parts.Where(part => !Schemas.IsReference(part)))
            schema.Take(part);
    }

    private static string? TypeOf(WorkingDocument document, JObject part)
    {
        var schema = document.Resolve(part);
        return Schemas.TypeOf(schema) ?? (schema["properties"] is not null ? "object" : schema["enum"] is not null ? "string" : null);
    }
}
