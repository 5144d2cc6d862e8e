namespace AgentSessions.Http;

/// <summary>What one call carries down the pipeline, from its first attempt to its last.</summary>
internal sealed class Call(
    ApiDescription api, ApiOperation? operation, Uri home, ClientOptions options, CallOptions? own, bool isResilient, long started)
{
    private static readonly HttpRequestOptionsKey<Call> Key = new("AgentSessions.Call");

    public ApiDescription Api => api;

    public ApiOperation? Operation => operation;

    /// <summary>The configured address: the only origin that sees a credential.</summary>
    public Uri Home => home;

    public ClientOptions Options => options;

    public long Started => started;

    public int? Page => own?.Page;

    public int MaxRetries => IsResilient ? own?.MaxRetries ?? options.MaxRetries : 0;

    public TimeSpan AttemptTimeout => IsResilient ? own?.AttemptTimeout ?? options.AttemptTimeout : Timeout.InfiniteTimeSpan;

    public TimeSpan TotalTimeout => own?.TotalTimeout ?? options.TotalTimeout;

    public int MaxResponseBytes => own?.MaxResponseBytes ?? options.MaxResponseBytes;

    /// <summary>The retries so far.</summary>
    public int Retries { get; set; }

    /// <summary>The wait before the next attempt, once it is known that there is one.</summary>
    public TimeSpan Delay { get; set; }

    public static Call Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("The request did not come through the pipeline.");

    public void Attach(HttpRequestMessage request) => request.Options.Set(Key, this);

    private bool IsResilient => isResilient && options.EnableResilience;
}
