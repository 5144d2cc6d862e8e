using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: a form's file is described where it stands.</summary>
internal sealed class InlineFormFiles : IRule
{
    public string Name => "nswag-inline-form-files";

    public string Purpose => "NSwag writes the type of its files only where it sees one without following a reference.";

    public void Apply(WorkingDocument document)
    {
        foreach (var form in document.Operations.Select(operation => operation.Value["requestBody"]).OfType<JObject>()
            .SelectMany(body => Schemas.Members(document.Resolve(body)["content"]))
            .Where(media => MediaTypes.IsForm(media.Name)).Select(media => media.Value["schema"]).OfType<JObject>().ToList())
        {
            foreach (var field in UnionBranches.Members(document, form).Values)
            {
                foreach (var file in new[] { field, document.Resolve(field)["items"] as JObject }.OfType<JObject>().Where(file => Schemas.IsReference(file) && document.Resolve(file)["format"]?.ToString() == "binary"))
                {
                    document.Log(this, file, $"{file["$ref"]} → bytes");
                    file.Replace(document.Resolve(file).Copy());
                }
            }
        }
    }
}
