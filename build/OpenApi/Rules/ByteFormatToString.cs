using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>Bytes within JSON are a string.</summary>
internal sealed class ByteFormatToString : IRule
{
    public string Name => "byte-format-to-string";

    public string Purpose => "Only a whole body and a field of a form can be bytes; in JSON the generators would take any string for base64.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        var bytes = Bodies(document).SelectMany(body => body.Media.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? Fields(document, body.Schema) : [document.Resolve(body.Schema)]).ToHashSet();
        foreach (var schema in document.Schemas.Where(schema => schema["format"]?.ToString() == "binary" && !bytes.Contains(schema)))
        {
            document.Log(this, schema, "format binary → string alone");
            schema.Remove("format");
            schema[Extension.Format] ??= "binary";
        }
    }

    private static IEnumerable<(string Media, JObject Schema)> Bodies(WorkingDocument document) =>
        from operation in document.Operations
        from holder in Schemas.Members(operation.Value["responses"]).Select(response => response.Value).Append(operation.Value["requestBody"]).OfType<JObject>()
        from media in Schemas.Members(document.Resolve(holder)["content"])
        where media.Value["schema"] is JObject
        select (media.Name, (JObject)media.Value["schema"]!);

    private static IEnumerable<JObject> Fields(WorkingDocument document, JObject standing)
    {
        var schema = document.Resolve(standing);
        foreach (var part in (schema["allOf"] as JArray ?? []).OfType<JObject>().SelectMany(part => Fields(document, part)))
            yield return part;
        foreach (var field in Schemas.Members(schema["properties"]).Select(property => property.Value).OfType<JObject>().Select(field => document.Resolve(field)))
        {
            yield return field;
            if (field["items"] is JObject items)
                yield return document.Resolve(items);
        }
    }
}
