using Azure.Core;

namespace AgentSessions.Http;

/// <summary>The credential that the options give at this moment, for the scheme that the vendor describes.</summary>
internal sealed class CredentialSource(ApiDescription api, TimeProvider time)
{
    private readonly Lock _gate = new();
    private Credential? _key;
    private TokenCache? _tokens;

    /// <summary>The scheme for a token that a <see cref="TokenCredential"/> issues, or null where the vendor takes none.</summary>
    public static ApiSecurity? ForTokenCredential(ApiDescription api) => Find(api, ApiSecurityKind.OAuth2);

    /// <summary>The credential to send, or null where there is none; after a rejection, another one if there is one.</summary>
    public ValueTask<Credential?> GetAsync(ClientOptions options, Credential? rejected, CancellationToken cancellationToken) =>
        options.TokenCredential is null && options.TokenProvider is null
            ? ValueTask.FromResult(Key(options.ApiKey))
            : Tokens(options)?.GetAsync(rejected, options.AttemptTimeout, cancellationToken) ?? default;

    private Credential? Key(string? secret)
    {
        if (secret is null || (Find(api, ApiSecurityKind.ApiKeyHeader) ?? ForToken()) is not { } scheme)
            return null;
        return _key is { } known && known.Is(scheme, secret) ? known : _key = Credential.Create(scheme, nameof(ClientOptions.ApiKey), secret);
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

    private TokenCache? Provide(Func<CancellationToken, ValueTask<string>> provider) => (ForToken() ?? Find(api, ApiSecurityKind.ApiKeyHeader)) is not { } scheme ? null : new(
        provider,
        async token => TokenCache.Read(await provider(token).ConfigureAwait(false)),
        secret => Credential.Create(scheme, nameof(ClientOptions.TokenProvider), secret),
        time);

    private ApiSecurity? ForToken() => Find(api, ApiSecurityKind.Bearer) ?? Find(api, ApiSecurityKind.OAuth2);

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
