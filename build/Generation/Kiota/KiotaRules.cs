using SpecClients.Generation.Kiota.Rules;
using SpecClients.Generation.Rules;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota;

/// <summary>What Kiota cannot be told in the effective document.</summary>
internal static class KiotaRules
{
    /// <summary>Those that stand while certain lines of defence do.</summary>
    public static IReadOnlyList<IRule> For(Defences defences) => defences.OnWriting ? All : [.. All.Where(rule => rule is not (PathTexts or WireNames))];

    /// <summary>The rules of its view, in their order.</summary>
    public static IReadOnlyList<IRule> All { get; } =
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
}
