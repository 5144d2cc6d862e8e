namespace AgentSessions.Cli.Specs;

/// <summary>How a generator's client carries what a vendor's document says: an entry of <c>generated/fidelity.json</c>.</summary>
/// <param name="Vendor">The vendor's id.</param>
/// <param name="Generator">The generator, as in <c>nswag</c>.</param>
/// <param name="Kind">The kind of fact, as in <c>enumValue</c>.</param>
/// <param name="Typed">How many are in the types, or were seen to go over the wire.</param>
/// <param name="Layer">How many the hand-written layer acts on or can be asked for.</param>
/// <param name="Documented">How many are in the XML documentation, or are constants.</param>
/// <param name="Waived">How many are not carried, for a written reason.</param>
/// <param name="Lost">How many are not carried.</param>
internal sealed record FidelityTotal(string Vendor, string Generator, string Kind, int Typed, int Layer, int Documented, int Waived, int Lost)
{
    /// <summary>As the build of this program's clients was measured.</summary>
    public static IReadOnlyList<FidelityTotal> All { get; } = Embedded.Read<IReadOnlyList<FidelityTotal>>("fidelity.json");

    public int Facts => Typed + Layer + Documented + Waived + Lost;

    /// <summary>The sum over all kinds of facts; null where nothing was measured.</summary>
    public static FidelityTotal? Of(string vendor, string generator) =>
        Sum(All.Where(total => total.Vendor == vendor && total.Generator == generator));

    public static FidelityTotal? Sum(IEnumerable<FidelityTotal> totals) => totals.Aggregate((FidelityTotal?)null, (sum, next) => sum is null ? next : sum with
    {
        Typed = sum.Typed + next.Typed,
        Layer = sum.Layer + next.Layer,
        Documented = sum.Documented + next.Documented,
        Waived = sum.Waived + next.Waived,
        Lost = sum.Lost + next.Lost,
    });
}
