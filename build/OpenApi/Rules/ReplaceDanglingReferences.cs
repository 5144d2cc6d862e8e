using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A component that schemas refer to and that is not there is any value.</summary>
internal sealed class ReplaceDanglingReferences : IRule
{
    private const string Components = "#/components/schemas/";

    public string Name => "replace-dangling-references";

    public string Purpose => "The document refers to a schema that it does not hold: nothing is known of the value, and whatever comes is kept.";

    /// <summary>Whether a reference names a component that could be stood in for.</summary>
    public static bool CanStandIn(string reference) =>
        reference.StartsWith(Components, StringComparison.Ordinal) && reference.Length > Components.Length && !reference[Components.Length..].Contains('/');

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas.Where(Schemas.IsReference))
        {
            var reference = schema["$ref"]!.ToString();
            if (!CanStandIn(reference) || document.Find(reference) is not null)
                continue;
            if (document["components"] is not JObject components)
                document["components"] = components = [];
            if (components["schemas"] is not JObject schemas)
                components.AddFirst(new JProperty("schemas", schemas = []));
            schemas[Reading.Marks.Unescape(reference[Components.Length..])] = new JObject { ["description"] = "Any value: the description refers to it and does not hold it." };
            document.Log(this, schema, $"{reference} points at nothing → any value");
        }
    }
}
