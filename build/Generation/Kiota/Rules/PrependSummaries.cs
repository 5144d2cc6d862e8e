using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: an operation's summary opens its description.</summary>
internal sealed class PrependSummaries : IRule
{
    public string Name => "kiota-prepend-summaries";

    public string Purpose => "Of an operation that has both, Kiota documents the description and drops the summary.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Value["summary"]?.ToString() is not { Length: > 0 } summary || operation.Value["description"] is not { } description)
                continue;
            operation.Value["description"] = $"{summary.TrimEnd().TrimEnd('.')}. {description}";
            document.Log(this, operation.Value, $"description: {operation.Value["description"]}");
        }
    }
}
