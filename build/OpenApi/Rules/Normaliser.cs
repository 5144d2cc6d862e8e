using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>The rules that make one effective document out of a vendor's.</summary>
internal static class Normaliser
{
    /// <summary>The rules for every document, in their order.</summary>
    public static IReadOnlyList<IRule> Rules { get; } =
    [
        new RepairInvalidValues(),
        new DropExtensionEntries(),
        new AddInfoDefaults(),
        new InlinePathItemReferences(),
        new ReplaceBooleanSchemas(),
        new ReplaceDanglingReferences(),
        new LiftDeepReferences(),
        new DropCyclicParts(),
        new AssignSchemaNames(),
        new ResolveDiscriminatorMappings(),
        new DropLoneDiscriminators(),
        new MatchPathParameters(),
        new DropIgnoredHeaders(),
        new AddMissingResponses(),
        new DescribeStreams(),
        new AddMissingMediaSchemas(),
        new DescribeFiles(),
        new ConvertToOpenApi30(),
        new NullTypesToNullable(),
        new AddEnumTypes(),
        new DropContradictedTypes(),
        new NullBranchesToNullable(),
        new NamePrimitiveUnions(),
        new WidenIntegers(),
        new ByteFormatToString(),
        new AssignOperationIds(),
        new InlineAnnotationParts(),
        new FlattenPrimitiveParts(),
        new InlineSingleBranches(),
        new MergeRepeatedProperties(),
        new MergeOverriddenProperties(),
        new LiftInlineSchemas(),
        new InlineClasslessReferences(),
        new AssignCSharpNames(),
        new DocumentTitles(),
        new DocumentUntypedObjects(),
        new DocumentConstraints(),
    ];
}
