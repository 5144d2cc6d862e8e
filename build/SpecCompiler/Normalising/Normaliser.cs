using Newtonsoft.Json.Linq;
using SpecCompiler.Normalising.Rules;
using SpecCompiler.Reading;

namespace SpecCompiler.Normalising;

/// <summary>One change that makes a document mean to the generators what it means to a reader.</summary>
internal interface IRule
{
    /// <summary>The rule's name in the list of rewrites.</summary>
    string Name { get; }

    /// <summary>What it does and why, in a sentence.</summary>
    string Purpose { get; }

    void Apply(JObject document, RewriteLog log);
}

/// <summary>What the rules changed, for reviewers.</summary>
internal sealed class RewriteLog
{
    private readonly List<Rewrite> _rewrites = [];

    public IReadOnlyList<Rewrite> Rewrites => _rewrites;

    public void Add(IRule rule, JToken at, string change) => _rewrites.Add(new Rewrite(rule.Name, at.Pointer(), change));
}

/// <param name="Rule">The rule that made it.</param>
/// <param name="Pointer">Where, as a JSON pointer at the time of the change.</param>
/// <param name="Change">What changed.</param>
internal sealed record Rewrite(string Rule, string Pointer, string Change);

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
        new SecurityTypes(),
        new ForeignWords(),
        new FormUnions(),
        new NamedUnions(),
        new SingleUnions(),
        new FreeFormUnions(),
        new FreeFormParts(),
        new ExactFormats(),
        new DeclaredNulls(),
        new TextBytes(),
        new ReadOnlyMembers(),
        new WriteOnlyMembers(),
        new ParameterStyles(),
        new OneAnswer(),
        new OneBody(),
        new OwnKinds(),
    ];

    /// <summary>What Kiota cannot be told in the effective document.</summary>
    public static IReadOnlyList<IRule> KiotaRules { get; } =
    [
        new SecurityTypes(),
        new AnyBranches(),
        new UntoldUnions(),
        new OpenEnumStrings(),
        new KnownWords(),
        new Aliases(),
        new UnionParts(),
        new PrimitiveBranches(),
        new NestedUnions(),
        new PlainUnions(),
        new FreeFormValues(),
        new UnionElements(),
        new UnfilledDefaults(),
        new SummariesInDescriptions(),
        new DocumentedRequirements(),
    ];

    public static RewriteLog Apply(JObject document, IEnumerable<IRule> rules)
    {
        var log = new RewriteLog();
        foreach (var rule in rules)
            rule.Apply(document, log);
        return log;
    }
}
