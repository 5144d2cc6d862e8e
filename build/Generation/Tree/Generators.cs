using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Files;

namespace SpecClients.Generation.Tree;

/// <summary>The generators that every vendor has a client of.</summary>
internal static class Generators
{
    /// <param name="repository">Where their options and templates stand.</param>
    /// <param name="limits">What their workers may take; null runs them in this process.</param>
    public static IReadOnlyList<IGenerator> Of(Repository repository, WorkerLimits? limits = null) => [new NSwagGenerator(repository, limits), new KiotaGenerator(limits)];
}
