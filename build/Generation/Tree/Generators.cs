using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.Generation.Working;

namespace SpecClients.Generation.Tree;

/// <summary>The generators that every vendor has a client of.</summary>
internal static class Generators
{
    /// <param name="limits">What their workers may take; null runs them in this process.</param>
    public static IReadOnlyList<IGenerator> Of(WorkerLimits? limits = null) => [new NSwagGenerator(limits), new KiotaGenerator(limits)];
}
