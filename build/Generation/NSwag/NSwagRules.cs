using SpecClients.Generation.NSwag.Rules;
using SpecClients.Generation.Rules;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.NSwag;

/// <summary>What NSwag cannot be told in the effective document.</summary>
internal static class NSwagRules
{
    /// <summary>The rules of its view, in their order.</summary>
    public static IReadOnlyList<IRule> All { get; } =
    [
        new DocumentResponses(),
        new DropUnsupportedSecurity(),
        new DropUnrepresentableNumbers(),
        new DropConflictingExtensions(),
        new MergeFormUnions(),
        new InlineFormFiles(),
        new OneOfToAnyOf(),
        new InlineSingleUnions(),
        new FreeFormUnionsToUntyped(),
        new DropFreeFormParts(),
        new DropLossyFormats(),
        new MarkMembers(),
        new MarkNullableProperties(),
        new MarkReadOnly(),
        new RelaxWriteOnlyRequired(),
        new InlineParameterContent(),
        new SplitStreams(),
        new KeepOneResponseMediaType(),
        new KeepOneRequestMediaType(),
        new CutRecursiveCollections(),
        new MarkOwnKinds(),
    ];
}
