using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>Writes into descriptions that a value without a type in C# is an object, or a list of them.</summary>
internal sealed class DocumentUntypedObjects : IRule
{
    /// <summary>How a description says that a value is an object.</summary>
    public const string One = "Any JSON object.";

    /// <summary>How a description says that a value is a list of objects.</summary>
    public const string Many = "A list of any JSON objects.";

    private static readonly string[] Shape = ["properties", "allOf", "anyOf", "oneOf", "discriminator"];

    public string Name => "document-untyped-objects";

    public string Purpose => "Of an object without described members both generators make any JSON value; that it is an object stands in the documentation.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var property in document.Schemas.SelectMany(schema => Schemas.Members(schema["properties"])))
        {
            if (property.Value is not JObject value || PhraseFor(value) is not { } phrase)
                continue;
            value["description"] = value["description"] is { } description ? $"{description.ToString().TrimEnd()} {phrase}" : phrase;
            document.Log(this, value, phrase);
        }
    }

    public static string? PhraseFor(JObject schema) =>
        IsFreeForm(schema) ? One
        : Schemas.TypeOf(schema) == "array" && schema["items"] is JObject items && IsFreeForm(items) ? Many
        : null;

    private static bool IsFreeForm(JObject schema) =>
        Schemas.TypeOf(schema) == "object" && !Shape.Any(word => schema[word] is not null) && schema["additionalProperties"] is not JObject { Count: > 0 };
}
