using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>What changes the code that Kiota has written: these, in one pass, and nothing else.</summary>
internal static class KiotaRewriters
{
    /// <summary>The rewriters in their order: each sees what those before it have left.</summary>
    /// <param name="carriers">How an item of each stream is read.</param>
    public static IReadOnlyList<IRewriter> Of(IReadOnlyDictionary<string, InvocationExpressionSyntax> carriers) =>
    [
        new GeneratorVersion(),
        new AcceptedTypes(),
        new DecimalBodies(),
        new OptionalBodies(),
        new RequiredParts(),
        new StreamMethods(carriers),
        new RootParameters(),
        new TypedMembers(),
        new WireLiterals(),
    ];

    /// <summary>Those of a client without streams.</summary>
    public static IReadOnlyList<IRewriter> All { get; } = Of(new Dictionary<string, InvocationExpressionSyntax>());
}
