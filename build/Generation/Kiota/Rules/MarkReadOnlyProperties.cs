using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a member that only the server sets is a member like others, and marked.</summary>
internal sealed class MarkReadOnlyProperties : IRule
{
    public string Name => "kiota-mark-read-only-properties";

    public string Purpose => "Kiota's models never write such a member, so that an answer that is written again would lose it; by the mark the runtime keeps it out of requests alone.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        var marked = new HashSet<JObject>();
        foreach (var value in document.Schemas.SelectMany(schema => Schemas.Members(schema["properties"])).Select(property => property.Value).OfType<JObject>().ToList())
        {
            // An enum that stood in the property is a component by now, with the property's words.
            var declared = document.Resolve(value);
            // 3.0 hears no word beside a reference; Kiota does.
            if (declared != value && value.Remove("readOnly"))
                document.Log(this, value, "read only beside a reference → unsaid");
            if (declared["readOnly"] is not JValue { Value: true })
                continue;
            marked.Add(declared);
            value[Extension.ReadOnly] = true;
            document.Log(this, value, "read only → marked");
        }
        foreach (var declared in marked)
        {
            declared.Remove("readOnly");
            declared["description"] = $"{declared["description"]?.ToString().TrimEnd()} Read-only.".TrimStart();
        }
    }
}
