using Microsoft.Kiota.Abstractions;

namespace AgentSessions.Kiota;

/// <summary>Makes what a generated client sends its requests through.</summary>
internal static class KiotaAdapter
{
    /// <summary>An adapter that sends through a client, and through nothing else: whatever retries or signs does so there.</summary>
    /// <param name="client">The client; its base address is the server's.</param>
    /// <param name="description">What the vendor says of its operations.</param>
    /// <param name="options">The client's settings; without them, the defaults.</param>
    /// <param name="ownsClient">Whether disposing of the adapter disposes of the client.</param>
    public static IRequestAdapter Create(HttpClient client, ApiDescription description, ClientOptions? options = null, bool ownsClient = false)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(description);
        options ??= new ClientOptions();
        return client.BaseAddress is { } address
            ? new RequestAdapter(client, description, options.MaxResponseBytes, options.ValidateRequests, ownsClient) { BaseUrl = address.AbsoluteUri.TrimEnd('/') }
            : throw new ArgumentException("The client has no base address.", nameof(client));
    }
}
