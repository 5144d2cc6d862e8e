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
}
