using SpecClients.Conformance.Facts;

namespace SpecClients.Conformance.Judging;

/// <summary>How a fact is carried, the strongest first.</summary>
internal enum Verdict
{
    /// <summary>In the C# types, or seen to go over the wire through generated code.</summary>
    Typed,

    /// <summary>In the hand-written layer, which acts on it or can be asked for it.</summary>
    Layer,

    /// <summary>In the XML documentation, or as a constant.</summary>
    Documented,

    /// <summary>Not carried, for a reason that is written down.</summary>
    Waived,

    /// <summary>Not carried.</summary>
    Lost,
}

/// <param name="Generator">The generator, as in <c>nswag</c>.</param>
/// <param name="Fact">What the vendor's document says.</param>
/// <param name="Verdict">How it is carried.</param>
internal sealed record Judgement(string Generator, Fact Fact, Verdict Verdict);

/// <summary>A kind of fact that a generator cannot carry, and why that is acceptable.</summary>
/// <param name="Generator">The generator.</param>
/// <param name="Kind">The kind of fact.</param>
/// <param name="Reason">Why.</param>
internal sealed record Waiver(string Generator, FactKind Kind, string Reason)
{
    /// <summary>Every waiver there is.</summary>
    public static IReadOnlyList<Waiver> All { get; } = [];
}
