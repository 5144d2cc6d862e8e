using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>The rules that make one effective document out of a vendor's.</summary>
internal static class Normaliser
{
    /// <summary>The rules for every document, in their order.</summary>
    public static IReadOnlyList<IRule> Rules { get; } =
    [
        new MisfitValues(),
        new ExtensionEntries(),
        new InfoDefaults(),
        new PathItemReferences(),
        new BooleanSchemas(),
        new DanglingSchemas(),
        new DeepReferences(),
        new CyclicParts(),
        new SchemaNames(),
        new MappingNames(),
        new LoneDiscriminators(),
        new PathParameters(),
        new IgnoredHeaders(),
        new MissingResponses(),
        new UntypedMedia(),
        new OpenApi30(),
        new NullTypes(),
        new EnumTypes(),
        new ContradictedTypes(),
        new NullBranches(),
        new PrimitiveUnions(),
        new WholeNumbers(),
        new TextBytes(),
        new OperationIds(),
        new AnnotationParts(),
        new PrimitiveParts(),
        new SingleBranches(),
        new RepeatedProperties(),
        new OverriddenProperties(),
        new LiftedSchemas(),
        new CSharpNames(),
        new DocumentedTitles(),
        new DocumentedObjects(),
        new DocumentedBounds(),
    ];
}
