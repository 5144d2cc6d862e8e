namespace SpecClients.Sandbox;

/// <summary>How much the sandbox has, and how well it behaves.</summary>
public sealed record SandboxOptions
{
    /// <summary>How many sessions each vendor has.</summary>
    /// <value>10,007: a prime, so that the last page of any listing is a partial one.</value>
    public int SessionsPerVendor { get; init; } = 10_007;

    /// <summary>How many items a stream has.</summary>
    public int StreamedItems { get; init; } = 20;

    /// <summary>What the sessions and the faults are drawn from: the same seed gives the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long each request waits before it is answered, and a stream between its items.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// The share of requests, from 0 to 1, that fail: by 429 (<c>Retry-After: 0</c>), by 503 or by a reset connection.
    /// Which of a vendor's requests do, counted as they come in, follows from the seed.
    /// </summary>
    public double FaultRate { get; init; }

    /// <summary>
    /// Adds to the items what a description does not promise: unknown members and enum values, nulls in optional
    /// members, very large numbers, unusual offsets and text. The answers stay valid JSON; ids stay as they are.
    /// </summary>
    public bool Hostile { get; init; }

    /// <summary>The loopback port to listen on.</summary>
    /// <value>0: any that is free.</value>
    public int Port { get; init; }

    /// <summary>The key or token that every vendor accepts.</summary>
    public string ApiKey { get; init; } = "sandbox-key";

    /// <summary>The one agent that no vendor knows: a path that names it is answered by 404.</summary>
    public string MissingAgent { get; init; } = "missing-agent";

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(SessionsPerVendor);
        ArgumentOutOfRangeException.ThrowIfNegative(StreamedItems);
        ArgumentOutOfRangeException.ThrowIfLessThan(Latency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(FaultRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FaultRate, 1);
        ArgumentException.ThrowIfNullOrWhiteSpace(ApiKey);
    }
}
