using System.Collections.Concurrent;
using Azure.Core;

namespace AgentSessions.Http;

/// <summary>The credentials that the options give at this moment, for the schemes that the vendor describes.</summary>
internal sealed class CredentialSource(ApiDescription api, TimeProvider time)
{
    private static readonly ApiSecurityKind[] KeyKinds =
        [ApiSecurityKind.ApiKeyHeader, ApiSecurityKind.Bearer, ApiSecurityKind.OAuth2, ApiSecurityKind.ApiKeyQuery, ApiSecurityKind.ApiKeyCookie, ApiSecurityKind.Basic];

    private readonly ApiSecurity? _usual = KeyKinds.Select(kind => Find(api, kind)).FirstOrDefault(scheme => scheme is not null);
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ApiSecurity, Credential> _keys = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<ApiOperation, List<List<ApiSecurity>>> _ways = new(ReferenceEqualityComparer.Instance);
    private TokenCache? _tokens;

    /// <summary>The scheme for a token that a <see cref="TokenCredential"/> issues, or null where the vendor takes none.</summary>
    public static ApiSecurity? ForTokenCredential(ApiDescription api) => Find(api, ApiSecurityKind.OAuth2);

    /// <summary>The credential to send, or null where there is none; after a rejection, another one if there is one.</summary>
    public ValueTask<Credential?> GetAsync(Call call, Credential? rejected, CancellationToken cancellationToken)
    {
        var options = call.Options;
        if (options.TokenCredential is not null || options.TokenProvider is not null)
            return Tokens(options)?.GetAsync(rejected, options.AttemptTimeout, cancellationToken) ?? default;
        var scheme = SchemesOf(call) is { } schemes ? schemes.FirstOrDefault() : _usual;
        return ValueTask.FromResult(scheme is null ? null : Key(scheme, options));
    }

    /// <summary>What the operation asks for besides; null where that is nothing, as nearly always.</summary>
    public IEnumerable<Credential>? Others(Call call, Credential credential) =>
        SchemesOf(call) is { Count: > 1 } schemes
            ? schemes.Select(scheme => Key(scheme, call.Options)).OfType<Credential>().Where(other => other != credential && !other.Displaces(credential))
            : null;

    /// <summary>The schemes of one way to sign in to an operation: the first that has all its keys, else the first; null where any will do.</summary>
    private List<ApiSecurity>? SchemesOf(Call call)
    {
        if (call.Operation is not { Security: not null } operation)
            return null;
        var ways = _ways.GetOrAdd(operation, WaysOf);
        return ways.Find(way => way.TrueForAll(scheme => call.Options.Credentials.ContainsKey(scheme.Scheme))) ?? ways.FirstOrDefault() ?? [];
    }

    /// <summary>The ways to sign in to an operation, without those that name no scheme of the vendor's.</summary>
    private List<List<ApiSecurity>> WaysOf(ApiOperation operation) =>
        operation.Security!.Select(names => names.Select(name => api.Security.FirstOrDefault(scheme => scheme.Scheme == name)).OfType<ApiSecurity>().ToList()).Where(way => way.Count > 0).ToList();

    private Credential? Key(ApiSecurity scheme, ClientOptions options)
    {
        var secret = options.Credentials.TryGetValue(scheme.Scheme, out var own) ? own : options.ApiKey;
        if (secret is null)
            return null;
        return _keys.TryGetValue(scheme, out var known) && known.Is(scheme, secret) ? known : _keys[scheme] = Credential.Create(scheme, nameof(ClientOptions.ApiKey), secret);
    }

    private TokenCache? Tokens(ClientOptions options)
    {
        lock (_gate)
        {
            return _tokens is { } known && known.Issuer.Equals((object?)options.TokenCredential ?? options.TokenProvider) ? known
                : _tokens = options.TokenCredential is { } credential ? Issue(credential) : Provide(options.TokenProvider!);
        }
    }

    private TokenCache? Issue(TokenCredential issuer) => ForTokenCredential(api) is not { } scheme ? null : new(
        issuer,
        token => issuer.GetTokenAsync(new TokenRequestContext([.. scheme.Scopes]), token),
        secret => Credential.Create(scheme, nameof(ClientOptions.TokenCredential), secret),
        time);

    private TokenCache? Provide(Func<CancellationToken, ValueTask<string>> provider) =>
        (Find(api, ApiSecurityKind.Bearer) ?? Find(api, ApiSecurityKind.OAuth2) ?? Find(api, ApiSecurityKind.ApiKeyHeader)) is not { } scheme ? null : new(
            provider,
            async token => TokenCache.Read(await provider(token).ConfigureAwait(false)),
            secret => Credential.Create(scheme, nameof(ClientOptions.TokenProvider), secret),
            time);

    private static ApiSecurity? Find(ApiDescription api, ApiSecurityKind kind)
    {
        foreach (var scheme in api.Security)
        {
            if (scheme.Kind == kind)
                return scheme;
        }

        return null;
    }
}
