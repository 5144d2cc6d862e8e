using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>Gives a document the title and the version that OpenAPI demands.</summary>
internal sealed class AddInfoDefaults : IRule
{
    public string Name => "add-info-defaults";

    public string Purpose => "NSwag refuses a document whose info has no title or no version, though nothing of its client depends on them.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        if (document["info"] is not JObject info)
            document["info"] = info = [];
        foreach (var (word, text) in new[] { ("title", "API"), ("version", "0") })
        {
            if (info[word] is { Type: not JTokenType.Null })
                continue;
            info[word] = text;
            document.Log(this, info, $"no {word} → {text}");
        }
    }
}
