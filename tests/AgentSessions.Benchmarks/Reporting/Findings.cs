namespace AgentSessions.Benchmarks.Reporting;

/// <summary>What one run of a mode found.</summary>
internal sealed record Findings(IReadOnlyList<Table> Tables)
{
    /// <summary>The figures that there is a target for.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>What the chart shows.</summary>
    public IReadOnlyList<Bar> Bars { get; init; } = [];
}

/// <summary>A figure and the target that it is held to.</summary>
/// <param name="Target">The target's name; figures of the same target share it.</param>
/// <param name="Where">Whose figure it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Limit">The most it may be; the least where <paramref name="IsLeast"/>.</param>
/// <param name="IsLeast">Whether more is better.</param>
internal sealed record Check(string Target, string Where, double Value, double Limit, bool IsLeast = false)
{
    public bool IsMet => IsLeast ? Value >= Limit : Value <= Limit;
}

/// <summary>A client's ratios to the floor of its vendor.</summary>
internal sealed record Bar(string Vendor, string Client, double Time, double Bytes);
