using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A part of an <c>allOf</c> that only says something about the value belongs to the value.</summary>
internal sealed class InlineAnnotationParts : IRule
{
    private static readonly HashSet<string> Words = ["nullable", "description", "title", "example", "examples", "default", "deprecated", "readOnly", "writeOnly"];

    public string Name => "inline-annotation-parts";

    public string Purpose => "allOf of a reference and nullable: true is that reference, nullable; the generators derive a class from whatever it is.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["allOf"] is not JArray { Count: > 1 } parts)
                continue;
            foreach (var part in parts.OfType<JObject>().Where(part => part.Properties().All(member => Words.Contains(member.Name))).ToList())
            {
                if (parts.Count == 1)
                    break;
                document.Log(this, part, "says something of the whole → said there");
                foreach (var member in part.Properties().Where(member => schema[member.Name] is null))
                    schema.Add(member.DeepClone());
                part.Remove();
            }
        }
    }
}
