namespace AgentSessions;

/// <summary>
/// What one call does differently from its client's <see cref="ClientOptions"/>: a client made for the purpose puts
/// it into each request's <see cref="HttpRequestMessage.Options"/>, under <see cref="Key"/>.
/// </summary>
public class CallOptions
{
    /// <summary>The key under which a request carries its options.</summary>
    public static readonly HttpRequestOptionsKey<CallOptions> Key = new("AgentSessions.CallOptions");

    /// <summary>See <see cref="ClientOptions.MaxRetries"/>.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>See <see cref="ClientOptions.AttemptTimeout"/>.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>See <see cref="ClientOptions.TotalTimeout"/>.</summary>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>See <see cref="ClientOptions.MaxResponseBytes"/>.</summary>
    public int? MaxResponseBytes { get; init; }

    /// <summary>The options of a request: those under <see cref="Key"/>, or of whatever key a generator chose.</summary>
    internal static CallOptions? Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var options) ? options
        : request.Options is ICollection<KeyValuePair<string, object?>> { Count: > 0 } all ? all.Select(option => option.Value).OfType<CallOptions>().FirstOrDefault()
        : null;
}
