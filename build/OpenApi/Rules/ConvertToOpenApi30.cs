using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>3.1 and 3.2 keywords in those of 3.0, in a document of 3.0 that has them too.</summary>
internal sealed class ConvertToOpenApi30 : IRule
{
    public const string Version = "3.0.3";

    private static readonly string[] Heard = ["readOnly", "writeOnly", "deprecated", "default", "nullable"];

    public string Name => "convert-to-openapi30";

    public string Purpose => "Both generators read OpenAPI 3.0 best: later versions are told in its keywords.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            Constant(schema, document);
            Exclusive(schema, "exclusiveMinimum", "minimum", document);
            Exclusive(schema, "exclusiveMaximum", "maximum", document);
            Examples(schema, document);
        }
        var version = document["openapi"]!.ToString();
        if (version.StartsWith("3.0", StringComparison.Ordinal))
            return;

        foreach (var schema in document.Schemas)
        {
            Beside(schema, document);
            Unevaluated(schema, document);
        }
        document.Log(this, document["openapi"]!, $"{version} → {Version}");
        document["openapi"] = Version;
        Extend(document["info"], "summary", document);
        Extend(document["info"]?["license"], "identifier", document);
        Extend(document.Root, "webhooks", document);
        Extend(document.Root, "jsonSchemaDialect", document);
        Extend(document.Root, "$self", document);
        Extend(document["components"], "pathItems", document);
    }

    /// <summary>Words that 3.0 does not hear beside a reference, and hears beside a part.</summary>
    private void Beside(JObject schema, WorkingDocument document)
    {
        if (!Schemas.IsReference(schema) || schema["allOf"] is not null || !Heard.Any(word => schema[word] is not null))
            return;
        var reference = schema.Property("$ref")!;
        document.Log(this, schema, $"{string.Join(", ", Heard.Where(word => schema[word] is not null))} beside {reference.Value} → beside a part");
        reference.Replace(new JProperty("allOf", new JArray(new JObject { ["$ref"] = reference.Value }.From(schema))));
    }

    /// <summary>What an object holds beyond its members, those of its parts included.</summary>
    private void Unevaluated(JObject schema, WorkingDocument document)
    {
        if (schema["unevaluatedProperties"] is not JObject any || schema["additionalProperties"] is not null)
            return;
        document.Log(this, schema, "unevaluatedProperties → additionalProperties");
        any.Parent!.Replace(new JProperty("additionalProperties", any));
    }

    /// <summary>What 3.0 has no keyword for stays for readers, as an extension.</summary>
    private void Extend(JToken? owner, string word, WorkingDocument document)
    {
        if ((owner as JObject)?.Property(word) is not { } member)
            return;
        var extension = "x-" + word.TrimStart('$');
        document.Log(this, member.Value, $"{word} → {extension}");
        member.Parent![extension]?.Parent!.Remove();
        member.Replace(new JProperty(extension, member.Value));
    }

    private void Constant(JObject schema, WorkingDocument document)
    {
        if (schema["const"] is not { } constant || schema["enum"] is not null)
            return;
        document.Log(this, schema, "const → enum of one");
        schema.Property("const")!.Replace(new JProperty("enum", new JArray(constant.DeepClone())));
    }

    private void Exclusive(JObject schema, string exclusive, string bound, WorkingDocument document)
    {
        if (schema[exclusive] is not JValue { Type: JTokenType.Integer or JTokenType.Float } value)
            return;
        document.Log(this, schema, $"{exclusive} as a number → {bound} with a flag");
        schema[bound] = value.DeepClone();
        schema[exclusive] = true;
    }

    private void Examples(JObject schema, WorkingDocument document)
    {
        if (schema["examples"] is not JArray { Count: > 0 } examples)
            return;
        document.Log(this, schema, "examples → example");
        schema.Property("examples")!.Replace(new JProperty("example", examples[0].DeepClone()));
        if (examples.Count > 1)
            schema[Extension.Examples] = examples.DeepClone();
    }
}
