using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: the documentation says which members a vendor always sends.</summary>
internal sealed class DocumentRequired : IRule
{
    /// <summary>How a description says it.</summary>
    public const string Phrase = "Required.";

    public string Name => "kiota-document-required";

    public string Purpose => "Kiota's models are nullable throughout: that a member is required stands in its documentation.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            var required = Schemas.Texts(schema["required"]).ToList();
            foreach (var property in Schemas.Members(schema["properties"]).Where(property => required.Contains(property.Name)).ToList())
            {
                if (property.Value is JObject value)
                    Document(value, document);
            }
        }
    }

    private void Document(JObject value, WorkingDocument document)
    {
        // Beside a $ref, 3.0 ignores every other word; allOf keeps the description heard.
        if (value.Property("$ref") is { } reference)
            reference.Replace(new JProperty("allOf", new JArray(new JObject { ["$ref"] = reference.Value })));
        value["description"] = value["description"] is { } description ? $"{description.ToString().TrimEnd()} {Phrase}" : Phrase;
        document.Log(this, value, Phrase);
    }
}
