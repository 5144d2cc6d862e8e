using System.Diagnostics;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace SpecClients;

/// <summary>How a client reaches one account of one vendor. The same type serves every vendor.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SpecClientOptions
{
    /// <summary>The server's address; without it, the published one. A credential goes to this origin and nowhere else.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The variable parts of the published server's address, as in Foundry's <c>account</c> and <c>project</c>.</summary>
    public IDictionary<string, string> ServerVariables { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key, or a static bearer token. May be replaced at any time: the next request carries the new one.</summary>
    [JsonIgnore, IgnoreDataMember]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey { get; set; }

    /// <summary>
    /// Keys by the names of the vendor's sign-in schemes, for an API that has several; a scheme that is not here takes
    /// <see cref="ApiKey"/>.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IDictionary<string, string> Credentials { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Issues tokens, in place of <see cref="ApiKey"/>. A token is kept until it expires, where it says when, or
    /// until the server answers 401; many callers share one call.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public Func<CancellationToken, ValueTask<string>>? TokenProvider { get; set; }

    /// <summary>
    /// Issues tokens for the scopes that the vendor describes, in place of the other two. <c>SpecClients.Azure</c> makes one of a
    /// <c>TokenCredential</c>.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public Func<IReadOnlyList<string>, CancellationToken, ValueTask<IssuedToken>>? TokenIssuer { get; set; }

    /// <summary>
    /// Whether requests may go out without a credential, as where a gateway or a client's certificate is in its place. Without
    /// it, a request of an operation that asks for one that is not there, or that no client can make, is refused before it is sent.
    /// </summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>
    /// Whether failed idempotent calls are retried and slow attempts given up. Off, for callers with a pipeline of
    /// their own, each call is one attempt within <see cref="TotalTimeout"/>. A resilience handler that a caller adds
    /// to the client turns it off too.
    /// </summary>
    public bool EnableResilience { get; set; } = true;

    /// <summary>
    /// How often an idempotent call is tried again. Where a kept connection turns out to be closed, the transport sends the
    /// request again by itself: once besides, and what it repeats beyond that counts as a retry. What a primary handler of the
    /// caller's own repeats by itself is not seen, and not bounded.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The wait before the first retry; it doubles from one to the next, give or take a half.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait between two attempts, whatever <c>Retry-After</c> asks for.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one attempt may take, its body included; of a body that is read as a stream, its headers.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take, every attempt and wait included.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a body that is read as a stream may be silent. Unlimited unless set: the timeouts above end with its headers, and
    /// a stream may have nothing to say for long.
    /// </summary>
    public TimeSpan StreamIdleTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>How many redirects are followed.</summary>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Whether a redirect may take a request's body to another origin. A credential never goes there.</summary>
    public bool AllowBodyRedirects { get; set; }

    /// <summary>The largest body that is read, in bytes after decompression; of a stream, the largest event or line of it. A download has no limit.</summary>
    public int MaxResponseBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// Whether a request that breaks the bounds of the vendor's description is refused before it is sent. A header with a
    /// line break in it and a path that leads elsewhere are refused in either case.
    /// </summary>
    public bool ValidateRequests { get; set; } = true;

    /// <summary>
    /// Reads what the environment sets for a vendor: as in <c>MEIBEL_API_KEY</c>, <c>MEIBEL_BASE_URL</c> and, for each
    /// variable part of its server's address, <c>FOUNDRY_ACCOUNT</c>.
    /// </summary>
    public static SpecClientOptions FromEnvironment(ApiDescription api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var options = new SpecClientOptions();
        new SettingNames(api).ReadEnvironment(options);
        return options;
    }

    /// <summary>Says where the client goes, and nothing of how it signs in.</summary>
    public override string ToString() =>
        $"{nameof(SpecClientOptions)} {{ {(BaseAddress is { IsAbsoluteUri: true } address ? address.GetLeftPart(UriPartial.Scheme) + address.Authority : "published server")} }}";
}
