using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Judging;

namespace SpecClients.Conformance.Totals;

/// <summary>Every fact of the vendors' documents against every generator's clients.</summary>
internal static class FidelityMatrix
{
    public static async Task<IReadOnlyList<Judgement>> OfAsync(VendorDocument vendor, Library library)
    {
        await using var session = await ClientSession.StartAsync(library, vendor);
        var carriers = await Prober.RunAsync(vendor, session);
        var judge = new Judge(library, carriers);
        var judgements = new List<Judgement>();
        foreach (var fact in FactList.Of(vendor).Where(fact => !carriers.Untried.Any(place => fact.Owner.StartsWith(place, StringComparison.Ordinal))))
            judgements.Add(await judge.OfAsync(fact));
        return judgements;
    }
}
