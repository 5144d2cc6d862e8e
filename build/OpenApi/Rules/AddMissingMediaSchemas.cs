using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>JSON of which nothing is said is any value, and plain text is text.</summary>
internal sealed class AddMissingMediaSchemas : IRule
{
    private static readonly string[] Shape = ["type", "$ref", "allOf", "anyOf", "oneOf", "enum", "properties", "items"];

    public string Name => "add-missing-media-schemas";

    public string Purpose => "Where a body is JSON and has no schema, one generator makes a method that returns nothing and the other one of bytes.";

    public void Apply(WorkingDocument document)
    {
        foreach (var media in document.Parts.Where(part => part.Part is Part.RequestBody or Part.Response).SelectMany(part => Schemas.Members(part.Value["content"])))
        {
            if (MediaTypes.IsText(media.Name) && media.Value is JObject text && (text["schema"] is null || text["schema"] is JObject said && !Shape.Any(word => said[word] is not null)))
            {
                document.Log(this, text, "no type → text");
                text["schema"] = text["schema"] is JObject schema ? new JObject(schema) { ["type"] = "string" } : new JObject { ["type"] = "string" };
            }
            if (!MediaTypes.IsJson(media.Name) || media.Value is not JObject value || value["schema"] is not null || value["itemSchema"] is not null || Schemas.IsReference(value))
                continue;
            document.Log(this, value, "no schema → any value");
            value["schema"] = new JObject();
        }
    }
}
