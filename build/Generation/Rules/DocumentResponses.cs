using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Rules;

/// <summary>Writes into an operation's description what is said of its responses.</summary>
internal sealed class DocumentResponses : IRule
{
    public string Name => "document-responses";

    public string Purpose => "Of an operation's responses NSwag documents some descriptions and Kiota none.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations)
        {
            var said = Schemas.Members(operation.Value["responses"]).Where(response => response.Value is JObject)
                .Select(response => (Status: response.Name, Text: TextOf(document, document.Resolve((JObject)response.Value))))
                .Where(response => response.Text.Length > 0)
                .Select(response => $"{response.Status}: {response.Text}");
            var all = string.Join(' ', said);
            if (all.Length == 0)
                continue;
            var description = operation.Value["description"]?.ToString();
            operation.Value["description"] = description is null ? all : $"{description.TrimEnd().TrimEnd('.')}. {all}";
            document.Log(this, operation.Value, all);
        }
    }

    private static string TextOf(WorkingDocument document, JObject response)
    {
        // A body without a type in C# has no other place.
        var body = Schemas.Members(response["content"]).FirstOrDefault()?.Value["schema"] is JObject schema ? document.Resolve(schema) : [];
        var phrase = DocumentUntypedObjects.PhraseFor(body);
        return string.Concat(new[] { response["description"], phrase is null ? null : body["description"], phrase }.Select(text => text?.ToString().Trim().TrimEnd('.')).Where(text => !string.IsNullOrEmpty(text)).Select(text => text + ". ")).TrimEnd();
    }
}
