using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>Writes into descriptions what neither generator puts into C#: defaults, bounds, patterns, formats.</summary>
internal sealed class DocumentConstraints : IRule
{
    private static readonly (string Word, string Label)[] Facets =
    [
        (Extension.Format, "Format"), ("format", "Format"), ("default", "Default"), ("minimum", "Minimum"), ("maximum", "Maximum"),
        ("minLength", "Minimum length"), ("maxLength", "Maximum length"), ("minItems", "Minimum items"),
        ("maxItems", "Maximum items"), ("uniqueItems", "Unique items"), ("minProperties", "Minimum properties"), ("maxProperties", "Maximum properties"),
        ("multipleOf", "Multiple of"), ("pattern", "Pattern"), ("additionalProperties", "Additional properties"),
    ];

    /// <summary>The formats that a type of C# says.</summary>
    private static readonly string[] Typed = ["date-time", "date", "int32", "int64", "double", "binary"];

    public string Name => "document-constraints";

    public string Purpose => "Defaults are never sent and never filled in; callers read them, and the bounds, in the documentation.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations)
        {
            foreach (var parameter in operation.Parameters)
            {
                if (parameter["schema"] is JObject schema)
                    Document(parameter, document.Resolve(schema), $"The '{parameter["name"]}' parameter.", document);
            }
        }
        foreach (var component in Schemas.Members(document["components"]?["schemas"]))
        {
            if (component.Value is JObject value && (value["enum"] ?? value["properties"] ?? value["additionalProperties"]) is not null)
                Document(value, value, value["enum"] is null || Of(value).FirstOrDefault() is null ? null : "An open set of values: those known are named here, and any other is kept as it came.", document);
        }
        foreach (var schema in document.Schemas)
        {
            foreach (var property in Schemas.Members(schema["properties"]))
            {
                if (property.Value is JObject value && !Schemas.IsReference(value))
                    Document(value, value, standIn: null, document);
            }
        }
    }

    private void Document(JObject holder, JObject schema, string? standIn, WorkingDocument document)
    {
        var facets = Of(schema).ToList();
        // What a list or a map holds has no place of its own in C#, unless it is a class.
        if (Schemas.TypeOf(schema) == "array" && schema["items"] is JObject items)
            facets.AddRange(Within(document.Resolve(items)));
        else if (schema["properties"] is null && schema["additionalProperties"] is JObject values)
            facets.AddRange(Within(document.Resolve(values)));
        var description = holder["description"]?.ToString();
        if (facets.Count == 0 && (description ?? standIn) == description)
            return;
        if ((description ?? standIn) is { } text)
            facets.Insert(0, Sentence(text.TrimEnd()));
        holder["description"] = string.Join(' ', facets);
        document.Log(this, holder, $"description: {holder["description"]}");
    }

    private static IEnumerable<string> Within(JObject schema)
    {
        if (schema["properties"] is not null || schema["enum"] is not null || schema["allOf"] is not null || schema["oneOf"] is not null || schema["anyOf"] is not null)
            return [];
        var facets = Of(schema);
        if (schema["description"] is JValue { Type: JTokenType.String } said)
            facets = facets.Prepend(Sentence(said.ToString().TrimEnd()));
        var text = string.Join(' ', facets);
        return text.Length == 0 ? [] : [$"Each: {text}"];
    }

    private static IEnumerable<string> Of(JObject schema) => Facets
        .Where(facet => schema[facet.Word] is { } value && IsSaid(facet.Word, value))
        .Select(facet => $"{LabelOf(facet, schema)}: {Text(schema[facet.Word]!)}.");

    private static bool IsSaid(string word, JToken value) => (word, (value as JValue)?.Value) switch
    {
        ("format", var format) => !Typed.Contains(format as string),
        ("uniqueItems", var isSo) => isSo is true,
        ("additionalProperties", var mayBe) => mayBe is false,
        _ => true,
    };

    /// <summary>A value as a reader would write it: of a text its characters, without the escapes of JSON.</summary>
    private static string Text(JToken value) => value.Type == JTokenType.String ? value.ToString() : value.ToString(Formatting.None);

    private static string LabelOf((string Word, string Label) facet, JObject schema) =>
        facet.Word is "minimum" or "maximum" && schema[facet.Word == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"] is JValue { Value: true } ? $"Exclusive {facet.Label.ToLowerInvariant()}" : facet.Label;

    private static string Sentence(string text) => text.Length == 0 || char.IsPunctuation(text[^1]) ? text : text + ".";
}
