using AgentSessions.Cli.Output;

namespace AgentSessions.Cli;

/// <summary>A vendor that cannot be called through a generator's client.</summary>
/// <param name="Vendor">Its name; that of its class in the package where it could not say its own.</param>
/// <param name="Generator">Whose client it is.</param>
/// <param name="Problem">What went wrong.</param>
internal sealed record BrokenVendor(string Vendor, Generator Generator, string Problem)
{
    /// <summary>In one line.</summary>
    public override string ToString() => OneLine.Of($"{Vendor} through {Generator.Name}: {Problem}");
}
