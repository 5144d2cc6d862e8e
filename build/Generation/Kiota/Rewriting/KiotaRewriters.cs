namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>What changes the code that Kiota has written: these, in one pass, and nothing else.</summary>
internal static class KiotaRewriters
{
    /// <summary>The rewriters in their order: each sees what those before it have left.</summary>
    public static IReadOnlyList<IRewriter> All { get; } =
    [
        new GeneratorVersion(),
        new DecimalBodies(),
        new OptionalBodies(),
        new WireLiterals(),
    ];
}
