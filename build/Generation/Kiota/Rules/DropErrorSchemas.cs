using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: an error that is no object has no schema.</summary>
internal sealed class DropErrorSchemas : IRule
{
    private static readonly string[] Shape = ["properties", "allOf", "anyOf", "oneOf", "additionalProperties", "discriminator"];

    public string Name => "kiota-drop-error-schemas";

    public string Purpose => "Kiota has types for errors that are objects, and warns of another that it could not create its type; what is thrown holds its body as it was sent.";

    public void Apply(WorkingDocument document)
    {
        var answers = document.Operations.SelectMany(operation => Schemas.Members(operation.Value["responses"])).Where(answer => answer.Value is JObject)
            .ToLookup(answer => answer.Name[0] is '4' or '5' || answer.Name == "default", answer => document.Resolve((JObject)answer.Value));
        // A component may be both.
        foreach (var media in answers[true].Except(answers[false]).SelectMany(error => Schemas.Members(error["content"])).Select(media => media.Value).OfType<JObject>())
        {
            if (media["schema"] is not JObject schema || IsObject(document, schema))
                continue;
            document.Log(this, media, "an error that is no object → of no type");
            media.Remove("schema");
        }
    }

    private static bool IsObject(WorkingDocument document, JObject reference)
    {
        var schema = document.Resolve(reference);
        return Shape.Any(word => schema[word] is not null) || schema["items"] is JObject items && Shape.Append("items").Any(word => document.Resolve(items)[word] is not null);
    }
}
