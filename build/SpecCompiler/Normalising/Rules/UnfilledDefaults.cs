using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>For Kiota: a default is told in the documentation alone.</summary>
internal sealed class UnfilledDefaults : IRule
{
    public string Name => "kiota-default";

    public string Purpose => "Kiota's constructors fill defaults in: an absent member would be read, and written back, as if the vendor had sent it.";

    public void Apply(JObject document, RewriteLog log)
    {
        foreach (var schema in Schemas.All(document))
        {
            if (schema.Property("default") is not { } member)
                continue;
            log.Add(this, schema, $"default {member.Value.ToString(Newtonsoft.Json.Formatting.None)} → x-default");
            member.Replace(new JProperty("x-default", member.Value));
        }
    }
}
