using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>An extension among paths, statuses, components and whatever else is of any name is none of them.</summary>
internal sealed class DropExtensionEntries : IRule
{
    public string Name => "drop-extension-entries";

    public string Purpose => "Where members are of any name, an extension reads like one of them: NSwag takes it for a method and wants its responses.";

    public void Apply(WorkingDocument document)
    {
        foreach (var (value, part) in document.Parts)
        {
            var entries = Reserved(value, part).Concat(Parts.Strangers(value, part))
                .Concat((value["security"] as JArray ?? []).SelectMany(Schemas.Members).Where(requirement => requirement.Value is not JArray));
            foreach (var extension in entries.Where(Extension.Is).Distinct().ToList())
            {
                document.Log(this, extension.Value, $"{extension.Name} → none");
                extension.Remove();
            }
        }
    }

    /// <summary>Where no entry can have such a name, whatever its value is.</summary>
    private static IEnumerable<JProperty> Reserved(JObject value, Part part) => Schemas.Members(part switch
    {
        Part.Document => value["paths"],
        Part.PathItem or Part.Callback => value,
        Part.Operation => value["responses"],
        Part.RequestBody or Part.Response => value["content"],
        Part.SecurityScheme => value["flows"],
        _ => null,
    });
}
