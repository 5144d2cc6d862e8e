using SpecClients.Generation.Kiota.Rules;
using SpecClients.Generation.Rules;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota;

/// <summary>What Kiota cannot be told in the effective document.</summary>
internal static class KiotaRules
{
    /// <summary>Those that stand while certain lines of defence do.</summary>
    public static IReadOnlyList<IRule> For(Defences defences) => defences.OnWriting ? All : [.. All.Where(rule => rule is not (EncodePaths or EscapeWireNames))];

    /// <summary>The rules of its view, in their order.</summary>
    public static IReadOnlyList<IRule> All { get; } =
    [
        new DocumentResponses(),
        new DropUnsupportedSecurity(),
        new DropUnrepresentableNumbers(),
        new DropLossyFormats(),
        new MarkMembers(),
        new NameRootParameters(),
        new EncodePaths(),
        new UnifySiblingPathParameters(),
        new SplitParameterObjects(),
        new ParametersToString(),
        new RelaxRequiredQueries(),
        new MergeFormUnions(),
        new KeepOneRequestMediaType(),
        new CarryStreams(),
        new WildcardMediaToJson(),
        new UnknownSuccessTo2XX(),
        new DropUnnamedProperties(),
        new OpenClosedObjects(),
        new MarkReadOnlyProperties(),
        new WidenAnyUnions(),
        new AddMissingDiscriminators(),
        new MarkOwnKinds(),
        new OpenEnumsToString(),
        new DropInvalidUrls(),
        new MoveUnknownKeywordsToExtensions(),
        new ResolveAliases(),
        new MergeUnionParts(),
        new InlinePrimitiveBranches(),
        new FlattenNestedUnions(),
        new DropRepeatedUnionFormats(),
        new FreeFormObjectsToUntyped(),
        new DropErrorSchemas(),
        new WrapUnionItems(),
        new DropDefaults(),
        new PrependSummaries(),
        new DocumentRequired(),
        new JoinDescriptionLines(),
        new EscapeWireNames(),
    ];
}
