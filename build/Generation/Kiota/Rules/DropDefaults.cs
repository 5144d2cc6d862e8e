using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a default is told in the documentation alone.</summary>
internal sealed class DropDefaults : IRule
{
    public string Name => "kiota-drop-defaults";

    public string Purpose => "Kiota's constructors fill defaults in: an absent member would be read, and written back, as if the vendor had sent it.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema.Property("default") is not { } member)
                continue;
            document.Log(this, schema, $"default {member.Value.ToString(Newtonsoft.Json.Formatting.None)} → x-default");
            member.Replace(new JProperty(Extension.Default, member.Value));
        }
    }
}
