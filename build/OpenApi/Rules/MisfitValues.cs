using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;


namespace SpecClients.OpenApi.Rules;

/// <summary>A word whose value is of another kind than OpenAPI's is read as what it clearly means, or left out.</summary>
internal sealed class MisfitValues : IRule
{
    public string Name => "misfit-value";

    public string Purpose => "A generator stops at a truth value where a list should be, and tells neither which nor where.";

    public void Apply(Draft document) => Misfit.MendAll(document.Root, misfit => document.Log(this, misfit.At, misfit.Change));
}
