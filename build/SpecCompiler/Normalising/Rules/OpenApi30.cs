using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>3.1 and 3.2 keywords in the words of 3.0, in a document of 3.0 that has them too.</summary>
internal sealed class OpenApi30 : IRule
{
    public const string Version = "3.0.3";

    public string Name => "openapi-3.0";

    public string Purpose => "Both generators read OpenAPI 3.0 best: later versions are told in its words.";

    public void Apply(JObject document, RewriteLog log)
    {
        foreach (var schema in Schemas.All(document))
        {
            Constant(schema, log);
            Exclusive(schema, "exclusiveMinimum", "minimum", log);
            Exclusive(schema, "exclusiveMaximum", "maximum", log);
            Examples(schema, log);
        }
        var version = document["openapi"]!.ToString();
        if (version.StartsWith("3.0", StringComparison.Ordinal))
            return;

        log.Add(this, document["openapi"]!, $"{version} → {Version}");
        document["openapi"] = Version;
        Extend(document["info"], "summary", log);
        Extend(document["info"]?["license"], "identifier", log);
        Extend(document, "webhooks", log);
        Extend(document, "jsonSchemaDialect", log);
        Extend(document, "$self", log);
        Extend(document["components"], "pathItems", log);
    }

    /// <summary>What 3.0 has no word for stays for readers, as an extension.</summary>
    private void Extend(JToken? owner, string word, RewriteLog log)
    {
        if ((owner as JObject)?.Property(word) is not { } member)
            return;
        var extension = "x-" + word.TrimStart('$');
        log.Add(this, member.Value, $"{word} → {extension}");
        member.Replace(new JProperty(extension, member.Value));
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
