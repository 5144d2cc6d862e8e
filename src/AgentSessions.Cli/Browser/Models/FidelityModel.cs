using AgentSessions.Cli.Specs;

namespace AgentSessions.Cli.Browser.Models;

/// <summary>What the clients carry of what the vendors' documents say.</summary>
/// <param name="Generators">The generators, in the order of the cells.</param>
/// <param name="Vendors">A row for each vendor.</param>
public sealed record FidelityModel(IReadOnlyList<string> Generators, IReadOnlyList<FidelityVendor> Vendors)
{
    internal static FidelityModel Of(IReadOnlyList<FidelityTotal> totals)
    {
        var generators = totals.Select(total => total.Generator).Distinct().ToList();
        FidelityRow Row(string name, IEnumerable<FidelityTotal> of) =>
            new(name, [.. generators.Select(generator => Cell(of.Where(total => total.Generator == generator)))]);
        return new(generators, [.. totals.GroupBy(total => total.Vendor).Select(vendor => new FidelityVendor(
            Row(vendor.Key, vendor),
            [.. vendor.GroupBy(total => total.Kind).Select(kind => Row(kind.Key, kind))]))]);
    }

    private static FidelityCell Cell(IEnumerable<FidelityTotal> totals) =>
        FidelityTotal.Sum(totals) is { } sum ? new(sum.Typed, sum.Layer, sum.Documented, sum.Waived + sum.Lost) : new(0, 0, 0, 0);
}

/// <summary>A vendor in all, and by kinds of facts.</summary>
public sealed record FidelityVendor(FidelityRow Total, IReadOnlyList<FidelityRow> Kinds);

/// <summary>A row of the matrix: a cell for each generator.</summary>
public sealed record FidelityRow(string Name, IReadOnlyList<FidelityCell> Cells)
{
    /// <summary>How many facts there are.</summary>
    public int Facts => Cells[0].Facts;
}

/// <summary>How many facts a generator's client carries, and in which way.</summary>
public sealed record FidelityCell(int Typed, int Layer, int Documented, int Lost)
{
    /// <summary>How many facts there are.</summary>
    public int Facts => Typed + Layer + Documented + Lost;
}
