using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Rules;

/// <summary>A body is sent as JSON where it may be, and one that is neither JSON, a form nor plain text is sent as bytes.</summary>
internal sealed class KeepOneRequestMediaType : IRule
{
    public string Name => "keep-one-request-media-type";

    public string Purpose => "NSwag sends the first media type of a body, and writes JSON whatever that type is; Kiota would send the class that it makes for one as another. Files go in a form, where there is one.";

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Value["requestBody"] is not JObject standing || document.Resolve(standing)["content"] is not JObject { Count: > 0 } content)
                continue;
            var first = content.Properties().FirstOrDefault(media => HasFiles(document, media))
                ?? content.Properties().FirstOrDefault(media => MediaTypes.IsJson(media.Name))
                ?? content.Properties().FirstOrDefault(media => MediaTypes.IsForm(media.Name))
                ?? content.Properties().First();
            if (!IsBytes(document, first) && MediaTypes.IsJson(first.Name) || MediaTypes.IsForm(first.Name) || MediaTypes.IsText(first.Name))
                Keep(content, first, document);
            else if (IsBytes(document, first) || !MediaTypes.IsXml(first.Name) && !(first.Name is "*/*" or "application/*" && first.Value["schema"] is not null))
                Bytes(content, document);
        }
    }

    /// <summary>Whether it is a form with files, which JSON has no place for.</summary>
    private static bool HasFiles(WorkingDocument document, JProperty media) =>
        media.Name.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && media.Value["schema"] is JObject form
        && UnionBranches.Members(document, form).Values.Select(field => UnionBranches.Content(document, field))
            .Any(field => IsFile(field) || field["items"] is JObject items && IsFile(UnionBranches.Content(document, items)));

    private static bool IsFile(JObject schema) => schema["format"]?.ToString() == "binary";

    private static bool IsBytes(WorkingDocument document, JProperty media) => media.Value["schema"] is JObject body && IsFile(document.Resolve(body));

    private void Keep(JObject content, JProperty chosen, WorkingDocument document)
    {
        foreach (var other in content.Properties().Where(media => media != chosen).ToList())
        {
            document.Log(this, other.Value, $"{other.Name} → {chosen.Name} alone");
            other.Remove();
        }
    }

    private void Bytes(JObject content, WorkingDocument document)
    {
        foreach (var media in content.Properties())
        {
            if (media.Value is not JObject value || value["schema"] is JObject schema && schema["format"]?.ToString() == "binary")
                continue;
            document.Log(this, value, $"{media.Name} → bytes");
            value["schema"] = new JObject { ["type"] = "string", ["format"] = "binary" };
        }
    }
}
