using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>Bytes in the words of 3.0, where a later version says them by saying no type, or by the media type of a text.</summary>
internal sealed class DescribeFiles : IRule
{
    private static readonly string[] Shape = ["type", "$ref", "allOf", "anyOf", "oneOf", "enum", "const", "properties", "items", "additionalProperties"];

    public string Name => "describe-files";

    public string Purpose => "From 3.1 on a part or a body without a type is bytes, and so is a text of a media type that is no text; both generators know bytes by their format alone.";

    public void Apply(WorkingDocument document)
    {
        if (document["openapi"]?.ToString().StartsWith("3.0", StringComparison.Ordinal) != false)
            return;
        foreach (var media in document.Parts.Where(part => part.Part is Part.RequestBody or Part.Response).SelectMany(part => Schemas.Members(part.Value["content"])).Where(media => media.Value is JObject).ToList())
        {
            if (media.Value["schema"] is not JObject schema)
                continue;
            if (!MediaTypes.IsMultipart(media.Name))
            {
                if (!MediaTypes.IsJson(media.Name) && IsBytes(document, schema, MediaTypes.IsBytes(media.Name)))
                    Describe(document, schema);
                continue;
            }
            foreach (var (name, part) in UnionBranches.Members(document, schema))
            {
                var said = (media.Value["encoding"]?[name] as JObject)?["contentType"]?.ToString();
                var isUntypedToo = said is null || !MediaTypes.IsReadable(said);
                foreach (var one in new[] { part, document.Resolve(part)["items"] as JObject }.OfType<JObject>().Where(one => IsBytes(document, one, isUntypedToo)))
                    Describe(document, one);
            }
        }
    }

    private static bool IsBytes(WorkingDocument document, JObject schema, bool isUntypedToo)
    {
        var declared = document.Resolve(schema);
        var isUntyped = !Shape.Any(word => declared[word] is not null);
        var type = declared["contentMediaType"]?.ToString();
        return declared["contentEncoding"] is null && (isUntyped || Schemas.TypeOf(declared) == "string")
            && (type is null ? isUntyped && isUntypedToo : !MediaTypes.IsReadable(type));
    }

    private void Describe(WorkingDocument document, JObject schema)
    {
        // What it refers to may be something else in other places.
        var bytes = document.Resolve(schema).DeepClone();
        bytes["type"] = "string";
        bytes["format"] = "binary";
        document.Log(this, schema, "bytes → format binary");
        schema.ReplaceAll(((JObject)bytes).Properties());
    }
}
