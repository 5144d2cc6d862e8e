using SpecCompiler.Fidelity.Clients;
using SpecCompiler.Fidelity.Facts;
using SpecCompiler.Fidelity.Judging;

namespace SpecCompiler.Fidelity;

/// <summary>Every fact of the vendors' documents against every generator's clients.</summary>
internal static class FidelityMatrix
{
    public static async Task<IReadOnlyList<Judgement>> OfAsync(VendorDocument vendor, Library library)
    {
        using var session = new Session(library, vendor.Vendor);
        var judge = new Judge(library, await Prober.RunAsync(vendor, session));
        var judgements = new List<Judgement>();
        foreach (var fact in FactList.Of(vendor))
            judgements.Add(await judge.OfAsync(fact));
        return judgements;
    }
}
