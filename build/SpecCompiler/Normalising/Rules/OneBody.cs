using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>For NSwag: a body is sent as JSON where it may be, and one that is neither JSON, a form nor plain text is sent as bytes.</summary>
internal sealed class OneBody : IRule
{
    public string Name => "nswag-one-body";

    public string Purpose => "NSwag sends the first media type of a body, and writes JSON whatever that type is; files go in a form, where there is one.";

    public void Apply(JObject document, RewriteLog log)
    {
        foreach (var operation in Schemas.Operations(document))
        {
            if (operation.Value["requestBody"] is not JObject standing || Schemas.Resolve(document, standing)["content"] is not JObject { Count: > 0 } content)
                continue;
            var first = content.Properties().FirstOrDefault(media => HasFiles(document, media))
                ?? content.Properties().FirstOrDefault(media => MediaTypes.IsJson(media.Name))
                ?? content.Properties().First();
            if (!IsBytes(document, first) && MediaTypes.IsJson(first.Name) || MediaTypes.IsForm(first.Name) || MediaTypes.IsText(first.Name))
                Keep(content, first, log);
            else if (IsBytes(document, first) || !MediaTypes.IsXml(first.Name) && !(first.Name is "*/*" or "application/*" && first.Value["schema"] is not null))
                Bytes(content, log);
        }
    }

    /// <summary>Whether it is a form with files, which JSON has no place for.</summary>
    private static bool HasFiles(JObject document, JProperty media) =>
        media.Name.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && media.Value["schema"] is JObject form
        && Schemas.Members(Schemas.Resolve(document, form)["properties"]).Any(field => field.Value is JObject value && Schemas.Resolve(document, value)["format"]?.ToString() == "binary");

    private static bool IsBytes(JObject document, JProperty media) => media.Value["schema"] is JObject body && Schemas.Resolve(document, body)["format"]?.ToString() == "binary";

    private void Keep(JObject content, JProperty chosen, RewriteLog log)
    {
        foreach (var other in content.Properties().Where(media => media != chosen).ToList())
        {
            log.Add(this, other.Value, $"{other.Name} → {chosen.Name} alone");
            other.Remove();
        }
    }

    private void Bytes(JObject content, RewriteLog log)
    {
        foreach (var media in content.Properties())
        {
            if (media.Value is not JObject value || value["schema"] is JObject schema && schema["format"]?.ToString() == "binary")
                continue;
            log.Add(this, value, $"{media.Name} → bytes");
            value["schema"] = new JObject { ["type"] = "string", ["format"] = "binary" };
        }
    }
}
