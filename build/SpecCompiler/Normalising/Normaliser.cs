using Newtonsoft.Json.Linq;
using SpecCompiler.Normalising.Rules;
using SpecCompiler.Normalising.Rules.Kiota;
using SpecCompiler.Normalising.Rules.NSwag;

namespace SpecCompiler.Normalising;

/// <summary>One change that makes a document mean to the generators what it means to a reader.</summary>
internal interface IRule
{
    /// <summary>The rule's name in the list of rewrites.</summary>
    string Name { get; }

    /// <summary>What it does and why, in a sentence.</summary>
    string Purpose { get; }

    /// <summary>Whether it leaves every schema where it is and adds none: what was found of them holds on.</summary>
    bool KeepsSchemas => false;

    void Apply(Draft document);
}

/// <summary>Applies the rules that make one effective document out of a vendor's, and a generator's own view of it.</summary>
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

    /// <summary>What NSwag cannot be told in the effective document.</summary>
    public static IReadOnlyList<IRule> NSwagRules { get; } =
    [
        new DocumentedResponses(),
        new SecurityTypes(),
        new UnheldNumbers(),
        new ForeignWords(),
        new FormUnions(),
        new FormFiles(),
        new NamedUnions(),
        new SingleUnions(),
        new FreeFormUnions(),
        new FreeFormParts(),
        new ExactFormats(),
        new DeclaredNulls(),
        new ReadOnlyMembers(),
        new WriteOnlyMembers(),
        new ParameterContents(),
        new OneAnswer(),
        new OneBody(),
        new NestedCollections(),
        new OwnKinds(),
    ];

    /// <summary>What Kiota cannot be told in the effective document.</summary>
    public static IReadOnlyList<IRule> KiotaRules { get; } =
    [
        new DocumentedResponses(),
        new SecurityTypes(),
        new UnheldNumbers(),
        new ExactFormats(),
        new PathTexts(),
        new PathPlaces(),
        new ParameterObjects(),
        new ParameterTexts(),
        new OptionalQueries(),
        new FormUnions(),
        new OneBody(),
        new AnyMedia(),
        new SuccessRanges(),
        new NamelessMembers(),
        new ClosedObjects(),
        new SettableMembers(),
        new AnyBranches(),
        new UntoldUnions(),
        new OpenEnumStrings(),
        new Addresses(),
        new KnownWords(),
        new Aliases(),
        new UnionParts(),
        new PrimitiveBranches(),
        new NestedUnions(),
        new PlainUnions(),
        new FreeFormValues(),
        new UntypedErrors(),
        new UnionElements(),
        new UnfilledDefaults(),
        new SummariesInDescriptions(),
        new DocumentedRequirements(),
        new DescriptionLines(),
        new WireNames(),
    ];

    /// <summary>Rewrites a description by rules, in their order.</summary>
    /// <returns>What they changed.</returns>
    public static IReadOnlyList<Rewrite> Apply(JObject document, IEnumerable<IRule> rules)
    {
        var draft = new Draft(document);
        foreach (var rule in rules)
            rule.Apply(draft);
        return draft.Rewrites;
    }
}
