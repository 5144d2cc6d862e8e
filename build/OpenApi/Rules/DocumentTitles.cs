using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Rules;

/// <summary>Writes into descriptions the titles that say more than the name.</summary>
internal sealed class DocumentTitles : IRule
{
    public string Name => "document-titles";

    public string Purpose => "Neither generator reads a title where there is a description too.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations)
        {
            foreach (var parameter in operation.Parameters)
                Document(parameter["name"]!.ToString(), parameter["schema"]?["title"], parameter, document);
        }
        foreach (var component in Schemas.Members(document["components"]?["schemas"]))
            Document(component.Name, component.Value["title"], (JObject)component.Value, document);
        foreach (var property in document.Schemas.SelectMany(schema => Schemas.Members(schema["properties"])))
            Document(property.Name, property.Value["title"], (JObject)property.Value, document);
    }

    private void Document(string name, JToken? title, JObject holder, WorkingDocument document)
    {
        var text = title?.ToString();
        var description = holder["description"]?.ToString().TrimEnd();
        if (text is null || Words.Pascal(text) == Words.Pascal(name) && description is not null || description?.Contains(text, StringComparison.Ordinal) == true)
            return;
        holder["description"] = description is null ? text + "." : $"{text}: {description}";
        document.Log(this, holder, $"description: {holder["description"]}");
    }
}
