using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: what may come in any media type and has a schema comes as JSON.</summary>
internal sealed class WildcardMediaToJson : IRule
{
    private const string Json = "application/json";

    public string Name => "kiota-wildcard-media-to-json";

    public string Purpose => "Kiota decodes media types that it knows by their names: of any type it would give the stream.";

    public void Apply(WorkingDocument document)
    {
        foreach (var content in document.Operations.SelectMany(operation => Schemas.Members(operation.Value["responses"]))
            .Select(response => response.Value).OfType<JObject>().Select(response => document.Resolve(response)["content"]).OfType<JObject>().Distinct().ToList())
        {
            var any = content.Properties().FirstOrDefault(media => media.Name is "*/*" or "application/*");
            if (any?.Value["schema"] is not JObject schema || document.Resolve(schema)["format"]?.ToString() == "binary" || content.Properties().Any(media => MediaTypes.IsJson(media.Name)))
                continue;
            document.Log(this, any.Value, $"{any.Name} → {Json}");
            any.Replace(new JProperty(Json, any.Value).From(any));
        }
    }
}
