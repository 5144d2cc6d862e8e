using Microsoft.Kiota.Abstractions;

namespace AgentSessions.Kiota;

/// <summary>Makes what a generated client sends its requests through.</summary>
internal static class KiotaAdapter
{
    public const int DefaultMaxResponseBytes = 32 * 1024 * 1024;

    /// <summary>An adapter that sends through a client, and through nothing else: whatever retries or signs does so there.</summary>
    /// <param name="client">The client; its base address is the server's.</param>
    /// <param name="description">What the vendor says of its operations.</param>
    /// <param name="maxResponseBytes">The largest body that is read.</param>
    public static IRequestAdapter Create(HttpClient client, ApiDescription description, int maxResponseBytes = DefaultMaxResponseBytes)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxResponseBytes);
        return client.BaseAddress is { } address
            ? new RequestAdapter(client, description, maxResponseBytes) { BaseUrl = address.AbsoluteUri.TrimEnd('/') }
            : throw new ArgumentException("The client has no base address.", nameof(client));
    }
}
