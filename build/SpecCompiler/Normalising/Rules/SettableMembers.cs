using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>For Kiota: a member that only the server sets is a member like others, and marked.</summary>
internal sealed class SettableMembers : IRule
{
    public string Name => "kiota-read-only";

    public string Purpose => "Kiota's models never write such a member, so that an answer that is written again would lose it; by the mark the runtime keeps it out of requests alone.";

    public bool KeepsSchemas => true;

    public void Apply(Draft document)
    {
        foreach (var property in document.Schemas.SelectMany(schema => Schemas.Members(schema["properties"])).ToList())
        {
            if (property.Value is not JObject value || Schemas.IsReference(value) || value["readOnly"] is not JValue { Value: true })
                continue;
            value.Remove("readOnly");
            value[ReadOnlyMembers.Word] = true;
            value["description"] = $"{value["description"]?.ToString().TrimEnd()} Read-only.".TrimStart();
            document.Log(this, value, "read only → marked");
        }
    }
}
