using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a member without a name is not described.</summary>
internal sealed class DropUnnamedProperties : IRule
{
    public string Name => "kiota-drop-unnamed-properties";

    public string Purpose => "Kiota stops at a property that is called by no text at all; its models keep such a member with what is not described.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if ((schema["properties"] as JObject)?.Property("") is not { } member)
                continue;
            document.Log(this, schema, "a property without a name → none");
            member.Remove();
            (schema["required"] as JArray)?.FirstOrDefault(name => name.ToString().Length == 0)?.Remove();
        }
    }
}
