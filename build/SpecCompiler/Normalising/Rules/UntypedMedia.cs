using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>JSON of which nothing is said is any value.</summary>
internal sealed class UntypedMedia : IRule
{
    public string Name => "untyped-media";

    public string Purpose => "Where a body is JSON and has no schema, one generator makes a method that returns nothing and the other one of bytes.";

    public void Apply(JObject document, RewriteLog log)
    {
        foreach (var media in Parts.Within(document, Part.Document).Where(part => part.Part is Part.RequestBody or Part.Response).SelectMany(part => Schemas.Members(part.Value["content"])))
        {
            if (!MediaTypes.IsJson(media.Name) || media.Value is not JObject value || value["schema"] is not null || value["itemSchema"] is not null || Schemas.IsReference(value))
                continue;
            log.Add(this, value, "no schema → any value");
            value["schema"] = new JObject();
        }
    }
}
