using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>3.1 and 3.2 keywords in the words of 3.0.</summary>
internal sealed class OpenApi30 : IRule
{
    public const string Version = "3.0.3";

    public string Name => "openapi-3.0";

    public string Purpose => "Both generators read OpenAPI 3.0 best: later versions are told in its words.";

    public void Apply(JObject document, RewriteLog log)
    {
        var version = document["openapi"]!.ToString();
        if (version.StartsWith("3.0", StringComparison.Ordinal))
            return;

        log.Add(this, document["openapi"]!, $"{version} → {Version}");
        document["openapi"] = Version;
        if (document["info"]?["summary"] is JValue summary)
        {
            log.Add(this, summary, "summary → x-summary");
            ((JProperty)summary.Parent!).Replace(new JProperty("x-summary", summary.Value));
        }
        foreach (var schema in Schemas.All(document))
        {
            Constant(schema, log);
            Exclusive(schema, "exclusiveMinimum", "minimum", log);
            Exclusive(schema, "exclusiveMaximum", "maximum", log);
            Examples(schema, log);
        }
    }

    private void Constant(JObject schema, RewriteLog log)
    {
        if (schema["const"] is not { } constant || schema["enum"] is not null)
            return;
        log.Add(this, schema, "const → enum of one");
        schema.Property("const")!.Replace(new JProperty("enum", new JArray(constant.DeepClone())));
    }

    private void Exclusive(JObject schema, string exclusive, string bound, RewriteLog log)
    {
        if (schema[exclusive] is not JValue { Type: JTokenType.Integer or JTokenType.Float } value)
            return;
        log.Add(this, schema, $"{exclusive} as a number → {bound} with a flag");
        schema[bound] = value.DeepClone();
        schema[exclusive] = true;
    }

    private void Examples(JObject schema, RewriteLog log)
    {
        if (schema["examples"] is not JArray { Count: > 0 } examples)
            return;
        log.Add(this, schema, "examples → example");
        schema.Property("examples")!.Replace(new JProperty("example", examples[0].DeepClone()));
        if (examples.Count > 1)
            schema["x-examples"] = examples.DeepClone();
    }
}
