using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Streams;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: a success comes in one media type, and one that is neither JSON nor plain text comes as bytes.</summary>
internal sealed class KeepOneResponseMediaType : IRule
{
    public string Name => "nswag-keep-one-response-media-type";

    public string Purpose => "NSwag asks for one media type, takes the schema of another, and reads events and files as JSON.";

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations)
        {
            // A default is the answer only where there is no other.
            foreach (var response in Schemas.Members(operation.Value["responses"]).Where(response => response.Name.StartsWith('2') || response.Name == "default").OrderBy(response => response.Name, StringComparer.Ordinal))
            {
                if (response.Value is not JObject own || document.Resolve(own)["content"] is not JObject { Count: > 0 } content)
                    continue;
                var mediaType = Choose(content, document);
                operation.Value[Extension.Accept] ??= mediaType;
            }
        }
    }

    /// <returns>The media type to ask for.</returns>
    private string Choose(JObject content, WorkingDocument document)
    {
        var chosen = content.Properties().OrderBy(media => MediaTypes.IsJson(media.Name) ? 0 : MediaTypes.IsText(media.Name) ? 1 : 2).First();
        foreach (var other in content.Properties().Where(media => media != chosen).ToList())
        {
            document.Log(this, other.Value, $"{other.Name} → {chosen.Name} alone");
            other.Remove();
        }
        if (chosen.Value is not JObject media || media[Extension.Stream] is JObject stream && stream[StreamWords.Untyped] is null || MediaTypes.IsJson(chosen.Name) || chosen.Name is "*/*" or "application/*" && media["schema"] is not null
            || MediaTypes.IsText(chosen.Name) && media["schema"] is JObject schema && Schemas.TypeOf(schema) is "string" or "integer" or "number" or "boolean")
            return chosen.Name;
        document.Log(this, media, $"{chosen.Name} → {(MediaTypes.IsText(chosen.Name) ? "text" : "bytes")}");
        media["schema"] = MediaTypes.IsText(chosen.Name) ? new JObject { ["type"] = "string" } : new JObject { ["type"] = "string", ["format"] = "binary" };
        return chosen.Name;
    }
}
