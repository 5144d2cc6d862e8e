using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;


namespace SpecClients.OpenApi.Rules;

/// <summary>A keyword whose value is of another type than OpenAPI's is read as what it clearly means, or left out.</summary>
internal sealed class RepairInvalidValues : IRule
{
    public string Name => "repair-invalid-values";

    public string Purpose => "A generator stops at a truth value where a list should be, and tells neither which nor where.";

    public void Apply(WorkingDocument document) => InvalidKeyword.RepairAll(document.Root, misfit => document.Log(this, misfit.At, misfit.Change));
}
