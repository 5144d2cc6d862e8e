using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a list that a query requires, and a parameter that one method of a path requires and another does not, is optional.</summary>
internal sealed class RelaxRequiredQueries : IRule
{
    public string Name => "kiota-relax-required-queries";

    public string Purpose => "Kiota joins the elements of a required list by commas and forgets a parameter where only another method requires it; the runtime asks for what is required.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var path in document.Operations.GroupBy(operation => operation.PathItem))
        {
            foreach (var same in path.SelectMany(operation => operation.Parameters).Where(parameter => parameter["in"]?.ToString() == "query").GroupBy(parameter => parameter["name"]!.ToString()).ToList())
            {
                var required = same.Where(IsRequired).Distinct().ToList();
                if (!same.Any(parameter => IsExplodedList(document, parameter)) && same.All(IsRequired))
                    continue;
                foreach (var parameter in required)
                {
                    document.Log(this, parameter, "required → optional");
                    parameter["required"] = false;
                    parameter["description"] = $"{parameter["description"]?.ToString().TrimEnd()} {DocumentRequired.Phrase}".TrimStart();
                }
            }
        }
    }

    private static bool IsRequired(JObject parameter) => parameter["required"]?.Value<bool>() == true;

    private static bool IsExplodedList(WorkingDocument document, JObject parameter) =>
        parameter["schema"] is JObject schema && Schemas.TypeOf(document.Resolve(schema)) == "array" && parameter["explode"]?.Value<bool>() != false;
}
