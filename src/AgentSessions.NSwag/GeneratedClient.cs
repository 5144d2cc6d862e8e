using System.Text;
using Newtonsoft.Json;

namespace AgentSessions.NSwag;

/// <summary>What the generated clients share: how a body becomes a value.</summary>
public abstract class GeneratedClient(HttpClient connections) : IDisposable
{
    /// <summary>Whether disposing of the client ends its connections.</summary>
    internal bool OwnsConnections { get; init; }

    /// <summary>Ends the connections of a client that has its own.</summary>
    public void Dispose()
    {
        if (OwnsConnections)
            connections.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Called with the request before its address is set.</summary>
    protected virtual Task PrepareRequestAsync(HttpClient client, HttpRequestMessage request, StringBuilder urlBuilder, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called with the request as it will be sent.</summary>
    protected virtual Task PrepareRequestAsync(HttpClient client, HttpRequestMessage request, string url, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called with the response before it is read.</summary>
    protected virtual Task ProcessResponseAsync(HttpClient client, HttpResponseMessage response, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads a body as the declared type.</summary>
    /// <exception cref="ApiException">The body is not JSON, or not of that type.</exception>
    protected static async Task<(T Value, string Text)> ReadBodyAsync<T>(
        HttpResponseMessage response, IReadOnlyDictionary<string, IEnumerable<string>> headers, JsonSerializerSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return (JsonConvert.DeserializeObject<T>(text, settings)!, text);
        }
        catch (JsonException e)
        {
            throw new ApiException($"The body could not be read as {typeof(T).Name}: {e.Message}", (int)response.StatusCode, text, headers, e);
        }
    }
}
