using Microsoft.Kiota.Abstractions;
using SpecClients.Http;

namespace SpecClients.Kiota;

/// <summary>Makes the request adapter that a generated client sends its requests through.</summary>
public static class KiotaAdapter
{
    /// <summary>
    /// An adapter over an <see cref="HttpClient"/> of the caller's own. Signing in, retries and redirects are that
    /// client's; checking requests, reading answers and typing errors are the adapter's, as they are everywhere.
    /// </summary>
    /// <param name="client">The client; its base address is the server's. Without one, the server is that of the options or the published one.</param>
    /// <param name="description">What the vendor says of its operations.</param>
    /// <param name="options">Settings, of which <see cref="SpecClientOptions.MaxResponseBytes"/>, <see cref="SpecClientOptions.ValidateRequests"/> and the server's address count here.</param>
    /// <param name="ownsClient">Whether disposing of the adapter, an <see cref="IDisposable"/>, disposes of the client.</param>
    public static IRequestAdapter Create(HttpClient client, ApiDescription description, SpecClientOptions? options = null, bool ownsClient = false)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(description);
        options ??= new SpecClientOptions();
        return new RequestAdapter(client, description, options, ownsClient) { BaseUrl = (client.BaseAddress ?? ServerAddress.Resolve(description, options)).AbsoluteUri };
    }
}
