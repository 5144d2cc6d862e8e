using SpecClients.Diagnostics;

namespace SpecClients.Http;

/// <summary>What one call carries down the pipeline, from its first attempt to its last.</summary>
/// <param name="Api">The vendor's description.</param>
/// <param name="Operation">The operation that the request is; null for a request that was made by hand.</param>
/// <param name="Home">The configured address: the only origin that sees a credential.</param>
/// <param name="Options">The client's options as they were when the call began.</param>
/// <param name="Own">What this call does differently.</param>
/// <param name="IsResilient">Whether retries and attempts' timeouts are ours.</param>
/// <param name="Started">The timestamp at which the call began.</param>
internal sealed record Call(
    ApiDescription Api, ApiOperation? Operation, Uri Home, SpecClientOptions Options, CallOptions? Own, bool IsResilient, long Started)
{
    private static readonly HttpRequestOptionsKey<Call> Key = new("SpecClients.Call");

    /// <summary>The traces and metrics of the client's package.</summary>
    public Telemetry Telemetry { get; } = Telemetry.Of(Api.Package);

    /// <summary>What traces and metrics call the operation.</summary>
    public string OperationName => Operation?.Id ?? CallTelemetry.Other;


    public int MaxRetries => IsResilient ? Own?.MaxRetries ?? Options.MaxRetries : 0;

    public TimeSpan RetryDelay => Own?.RetryDelay ?? Options.RetryDelay;

    public int MaxRedirects => Own?.MaxRedirects ?? Options.MaxRedirects;

    public TimeSpan AttemptTimeout => IsResilient ? Own?.AttemptTimeout ?? Options.AttemptTimeout : Timeout.InfiniteTimeSpan;

    public TimeSpan TotalTimeout => Own?.TotalTimeout ?? Options.TotalTimeout;

    public TimeSpan StreamIdleTimeout => Own?.StreamIdleTimeout ?? Options.StreamIdleTimeout;

    public int MaxResponseBytes => Own?.MaxResponseBytes ?? Options.MaxResponseBytes;

    /// <summary>The retries so far.</summary>
    public int Retries { get; set; }

    /// <summary>How often the transport has sent a request again by itself, on another connection than one that it had kept and found closed.</summary>
    public int Repeats { get; private set; }

    /// <summary>Whether the next attempt is one too many; the first repetition is no attempt, and each other is one.</summary>
    public bool HasNoRetryLeft => Retries + Math.Max(0, Repeats - 1) >= MaxRetries;

    private bool _isSent;

    /// <summary>What is sent from here on is a request of ours.</summary>
    public void BeginSending() => _isSent = false;

    /// <summary>Is told by the transport of each time that it writes a request.</summary>
    public void CountSending()
    {
        if (_isSent && ++Repeats + Retries > MaxRetries + 1)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "one connection after the other was closed.");
        _isSent = true;
    }

    /// <summary>The wait before the next attempt, once it is known that there is one.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>All waits so far.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>All that was put on the call's requests so far, so that no message repeats it; null where nothing was.</summary>
    public List<Credential>? Signed { get; private set; }

    public void Remember(Credential credential)
    {
        Signed ??= new(1);
        if (!Signed.Contains(credential))
            Signed.Add(credential);
    }

    private Dictionary<string, string>? _hidden;

    /// <summary>Keeps what a header of the answer held before the credential was taken out of it; it is never shown.</summary>
    public void Keep(string header, string value) => (_hidden ??= new(StringComparer.OrdinalIgnoreCase))[header] = value;

    /// <summary>What a header of the answer held that had the credential taken out; null where it is as it came.</summary>
    public string? Unhidden(string header) => _hidden?.GetValueOrDefault(header);

    public static Call Of(HttpRequestMessage request) =>
        Find(request) ?? throw new InvalidOperationException("The request did not come through the pipeline.");

    /// <summary>The call of a request; null where the request did not come through the pipeline.</summary>
    public static Call? Find(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var call) ? call : null;

    public void Attach(HttpRequestMessage request) => request.Options.Set(Key, this);
}
