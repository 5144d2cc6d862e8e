using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a parameter of several types, or in a style that Kiota does not write, is the text that is sent.</summary>
internal sealed class ParametersToString : IRule
{
    public string Name => "kiota-parameters-to-string";

    public string Purpose => "Kiota takes the first branch of a union, joins each list by commas, and takes one item for a list in a path; with the text itself a caller can say all that the description allows.";

    public void Apply(WorkingDocument document)
    {
        foreach (var parameter in document.Operations.SelectMany(operation => operation.Parameters).Where(parameter => parameter["in"]?.ToString() is "query" or "path").Distinct().ToList())
        {
            if (parameter["content"] is JObject { Count: > 0 } content)
            {
                parameter.Remove("content");
                Say(parameter, $"{content.Properties().First().Name} text.", document);
            }
            else if (parameter["schema"] is JObject schema)
                Apply(document, parameter, document.Resolve(schema));
        }
    }

    private void Apply(WorkingDocument document, JObject parameter, JObject schema)
    {
        var isList = IsList(document, schema);
        if (UnionBranches.Keywords.Any(word => schema[word] is JArray { Count: > 1 }))
            Say(parameter, null, document, isList: isList && parameter["in"]?.ToString() == "query");
        else if (isList && parameter["in"]?.ToString() == "query" && parameter["explode"]?.Value<bool>() == false && parameter["style"]?.ToString() is "spaceDelimited" or "pipeDelimited")
            Say(parameter, $"Its elements are separated by {(parameter["style"]!.ToString() == "spaceDelimited" ? "spaces" : "bars (|)")}.", document);
        else if (parameter["in"]?.ToString() == "path" && (isList || Schemas.TypeOf(schema) == "object"))
            Say(parameter, $"{Style(parameter)}; a separator or a percent sign within a value is escaped, as %2C.", document);
        else if (parameter["in"]?.ToString() == "path" && parameter["style"]?.ToString() is "label" or "matrix")
            Say(parameter, $"{Style(parameter)}.", document);
    }

    private static string Style(JObject parameter) =>
        $"Written in the style '{parameter["style"] ?? "simple"}'{(parameter["explode"]?.Value<bool>() == true ? ", exploded" : "")}";

    private void Say(JObject parameter, string? how, WorkingDocument document, bool isList = false)
    {
        var text = new JObject { ["type"] = "string" };
        parameter["schema"] = isList ? new JObject { ["type"] = "array", ["items"] = text } : text;
        parameter.Remove("style");
        if (how is not null)
            parameter["description"] = parameter["description"] is { } description ? $"{description.ToString().TrimEnd()} {how}" : how;
        document.Log(this, parameter, isList ? "several types → a list of texts" : "several types, or another style → a text");
    }

    private static bool IsList(WorkingDocument document, JObject schema) =>
        Schemas.TypeOf(schema) == "array"
        || UnionBranches.Keywords.SelectMany(word => (schema[word] as JArray ?? []).OfType<JObject>()).Any(branch => IsList(document, UnionBranches.Content(document, branch)));
}
