using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>An operation without responses has one: a success of which nothing is known.</summary>
internal sealed class AddMissingResponses : IRule
{
    public string Name => "add-missing-responses";

    public string Purpose => "Where no response is declared the generators' methods fail on every status, the successful ones too.";

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations.Where(operation => operation.Value["responses"] is not JObject { Count: > 0 }).ToList())
        {
            operation.Value["responses"] = new JObject { ["2XX"] = new JObject { ["description"] = "Success; the description says nothing of it." } };
            document.Log(this, operation.Value, "no responses → 2XX");
        }
    }
}
