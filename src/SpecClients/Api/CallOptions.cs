using System.ComponentModel;

namespace SpecClients;

/// <summary>
/// What one call does differently from its client's <see cref="SpecClientOptions"/>: a client made for the purpose puts
/// it into each request's <see cref="HttpRequestMessage.Options"/>, under <see cref="Key"/>.
/// </summary>
public class CallOptions
{
    /// <summary>The key under which a request carries its options.</summary>
    public static readonly HttpRequestOptionsKey<CallOptions> Key = new("SpecClients.CallOptions");

    /// <summary>See <see cref="SpecClientOptions.MaxRetries"/>.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>See <see cref="SpecClientOptions.RetryDelay"/>.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>See <see cref="SpecClientOptions.MaxRedirects"/>.</summary>
    public int? MaxRedirects { get; init; }

    /// <summary>See <see cref="SpecClientOptions.AttemptTimeout"/>.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>See <see cref="SpecClientOptions.TotalTimeout"/>.</summary>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>See <see cref="SpecClientOptions.StreamIdleTimeout"/>.</summary>
    public TimeSpan? StreamIdleTimeout { get; init; }

    /// <summary>See <see cref="SpecClientOptions.MaxResponseBytes"/>.</summary>
    public int? MaxResponseBytes { get; init; }

    /// <summary>Which answers are tried again, and after how many retries; null for those that <see cref="SpecClientOptions.MaxRetries"/> is about.</summary>
    public Func<HttpResponseMessage, int, bool>? ShouldRetry { get; init; }

    /// <summary>How long all waits before retries may be together; null for as long as the call may take.</summary>
    public TimeSpan? RetriesTimeLimit { get; init; }

    /// <summary>Which redirects are followed; one that is not is the answer. Null for all.</summary>
    public Func<HttpResponseMessage, bool>? ShouldRedirect { get; init; }

    /// <summary>The options of a request: those under <see cref="Key"/>, or of whatever key a generator chose.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static CallOptions? Of(HttpRequestMessage request)
    {
        if (request.Options.TryGetValue(Key, out var options))
            return options;
        var known = request.Options.TryGetValue(ApiOperation.Key, out _) ? 1 : 0;
        if (request.Options is ICollection<KeyValuePair<string, object?>> all && all.Count > known)
        {
            foreach (var (_, option) in all)
            {
                if (option is CallOptions own)
                    return own;
            }
        }
        return null;
    }
}
