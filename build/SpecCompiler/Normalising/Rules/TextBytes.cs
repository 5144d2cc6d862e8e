using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>Bytes within JSON are a string.</summary>
internal sealed class TextBytes : IRule
{
    public string Name => "text-bytes";

    public string Purpose => "Only a whole body and a field of a form can be bytes; in JSON the generators would take any string for base64.";

    public void Apply(JObject document, RewriteLog log)
    {
        var bytes = Bodies(document).SelectMany(body => body.Media.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? Fields(document, body.Schema) : [Schemas.Resolve(document, body.Schema)]).ToHashSet();
        foreach (var schema in Schemas.All(document).Where(schema => schema["format"]?.ToString() == "binary" && !bytes.Contains(schema)))
        {
            log.Add(this, schema, "format binary → string alone");
            schema.Remove("format");
            schema["x-format"] ??= "binary";
        }
    }

    private static IEnumerable<(string Media, JObject Schema)> Bodies(JObject document) =>
        from operation in Schemas.Operations(document)
        from holder in Schemas.Members(operation.Value["responses"]).Select(response => response.Value).Append(operation.Value["requestBody"]).OfType<JObject>()
        from media in Schemas.Members(Schemas.Resolve(document, holder)["content"])
        where media.Value["schema"] is JObject
        select (media.Name, (JObject)media.Value["schema"]!);

    private static IEnumerable<JObject> Fields(JObject document, JObject standing)
    {
        var schema = Schemas.Resolve(document, standing);
        foreach (var part in (schema["allOf"] as JArray ?? []).OfType<JObject>().SelectMany(part => Fields(document, part)))
            yield return part;
        foreach (var field in Schemas.Members(schema["properties"]).Select(property => property.Value).OfType<JObject>().Select(field => Schemas.Resolve(document, field)))
        {
            yield return field;
            if (field["items"] is JObject items)
                yield return Schemas.Resolve(document, items);
        }
    }
}
