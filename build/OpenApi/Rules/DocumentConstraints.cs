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
        (Extension.Format, "Format"), ("default", "Default"), ("minimum", "Minimum"), ("maximum", "Maximum"),
        ("minLength", "Minimum length"), ("maxLength", "Maximum length"), ("minItems", "Minimum items"),
        ("maxItems", "Maximum items"), ("multipleOf", "Multiple of"), ("pattern", "Pattern"),
    ];

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
        var facets = Facets
            .Where(facet => schema[facet.Word] is not null)
            .Select(facet => $"{facet.Label}: {schema[facet.Word]!.ToString(Formatting.None).Trim('"')}.")
            .ToList();
        var description = holder["description"]?.ToString();
        if (facets.Count == 0 && (description ?? standIn) == description)
            return;
        if ((description ?? standIn) is { } text)
            facets.Insert(0, Sentence(text.TrimEnd()));
        holder["description"] = string.Join(' ', facets);
        document.Log(this, holder, $"description: {holder["description"]}");
    }

    private static string Sentence(string text) => text.Length == 0 || char.IsPunctuation(text[^1]) ? text : text + ".";
}
