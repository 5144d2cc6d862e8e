using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: a union of one kind, told by a discriminator, is that kind.</summary>
internal sealed class InlineSingleUnions : IRule
{
    public string Name => "nswag-inline-single-unions";

    public string Purpose => "NSwag looks through a union of one and then has no name for what it finds in a list.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var keyword in (ReadOnlySpan<string>)["oneOf", "anyOf"])
            {
                if (schema["discriminator"] is null || schema["properties"] is not null || schema["allOf"] is not null || schema[keyword] is not JArray { Count: 1 } branches)
                    continue;
                document.Log(this, schema, $"{keyword} of one → allOf");
                schema.Property(keyword)!.Replace(new JProperty("allOf", branches.DeepClone()));
                schema.Remove("discriminator");
            }
        }
    }
}
