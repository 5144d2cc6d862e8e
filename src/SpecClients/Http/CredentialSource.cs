using System.Collections.Concurrent;

namespace SpecClients.Http;

/// <summary>The credentials that the options give at this moment, for the schemes that the vendor describes.</summary>
internal sealed class CredentialSource(ApiDescription api, TimeProvider time)
{
    // In the order in which a token goes before a key.
    private static readonly ApiSecurityKind[] TokenKinds =
        [ApiSecurityKind.Bearer, ApiSecurityKind.OAuth2, ApiSecurityKind.Http, ApiSecurityKind.ApiKeyHeader, ApiSecurityKind.ApiKeyQuery, ApiSecurityKind.ApiKeyCookie, ApiSecurityKind.Basic];

    private static readonly ApiSecurityKind[] KeyKinds =
        [ApiSecurityKind.ApiKeyHeader, ApiSecurityKind.Bearer, ApiSecurityKind.OAuth2, ApiSecurityKind.Http, ApiSecurityKind.ApiKeyQuery, ApiSecurityKind.ApiKeyCookie, ApiSecurityKind.Basic];

    private readonly ApiSecurity[][] _anyByKey = Any(api, KeyKinds);
    private readonly ApiSecurity[][] _anyByToken = Any(api, TokenKinds);
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ApiSecurity, Credential> _keys = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<ApiOperation, ApiSecurity[][]> _ways = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ApiSecurity, TokenCache> _tokens = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether the vendor takes a token that is issued for scopes.</summary>
    public static bool TakesIssuedTokens(ApiDescription api) => api.Security.Any(scheme => scheme.Kind == ApiSecurityKind.OAuth2);

    /// <summary>The schemes by which a request signs in, all of them together; none where it need not.</summary>
    /// <exception cref="InvalidOperationException">It needs to, and there is no way in which it could.</exception>
    public ApiSecurity[] WayOf(Call call, HttpRequestMessage request)
    {
        var options = call.Options;
        var ways = call.Operation is { Security: not null } operation ? _ways.GetOrAdd(operation, DescribedWays)
            : options.TokenIssuer is null && options.TokenProvider is null ? _anyByKey
            : _anyByToken;
        foreach (var way in ways)
        {
            if (way.Length > 0 && options.Credentials.Count > 0 && HasOwnKeys(way, options))
                return way;
        }
        foreach (var way in ways)
        {
            if (way.Length > 0 && IsServed(way, options))
                return way;
        }
        return ways.Length == 0 ? [] : Least(ways, call, request);
    }

    /// <summary>What can be done of a way that cannot be gone whole.</summary>
    private ApiSecurity[] Least(ApiSecurity[][] ways, Call call, HttpRequestMessage request)
    {
        if (Array.Exists(ways, way => way.Length == 0))
            return [];
        var chosen = Array.Find(ways, way => Array.TrueForAll(way, scheme => IsServed(way, scheme, call.Options) || Credential.IsTaken(scheme, request)));
        if (chosen is null && !call.Options.AllowAnonymous)
            throw Refuse(call, Array.Find(ways, way => Array.TrueForAll(way, scheme => scheme.Kind != ApiSecurityKind.Unserved)) ?? ways[0]);
        chosen ??= ways[0];
        return Array.FindAll(chosen, scheme => IsServed(chosen, scheme, call.Options));
    }

    /// <summary>The credential that may be renewed, or null where the request signs in by none; after a rejection, another one if there is one.</summary>
    public ValueTask<Credential?> GetAsync(ApiSecurity[] way, SpecClientOptions options, Credential? rejected, CancellationToken cancellationToken) =>
        way.Length == 0 ? default
        : TokenScheme(way, options) is { } scheme ? Tokens(scheme, options).GetAsync(rejected, options.AttemptTimeout, cancellationToken)
        : ValueTask.FromResult(Key(way[0], options));

    /// <summary>What the request signs in by besides.</summary>
    public IEnumerable<Credential> Others(ApiSecurity[] way, SpecClientOptions options, Credential credential)
    {
        var all = new List<Credential> { credential };
        foreach (var scheme in way)
        {
            if (credential.IsBy(scheme) || Key(scheme, options) is not { } other)
                continue;
            if (all.Find(other.Displaces) is not { } one)
                all.Add(other);
            else if (one.Value != other.Value && !options.AllowAnonymous)
                throw new InvalidOperationException($"{api.Vendor}: two keys have the same place, '{other.Name}', and both are asked for ('{scheme.Scheme}' is one). Sign by hand and set AllowAnonymous.");
        }
        return all.Skip(1);
    }

    private static bool HasOwnKeys(ApiSecurity[] way, SpecClientOptions options)
    {
        foreach (var scheme in way)
        {
            if (scheme.Kind == ApiSecurityKind.Unserved || !options.Credentials.ContainsKey(scheme.Scheme))
                return false;
        }
        return true;
    }

    private static bool IsServed(ApiSecurity[] way, SpecClientOptions options)
    {
        foreach (var scheme in way)
        {
            if (!IsServed(way, scheme, options))
                return false;
        }
        return true;
    }

    private static bool IsServed(ApiSecurity[] way, ApiSecurity scheme, SpecClientOptions options) => scheme.Kind != ApiSecurityKind.Unserved
        && (options.ApiKey is not null || options.Credentials.ContainsKey(scheme.Scheme) || scheme == TokenScheme(way, options));

    /// <summary>The scheme that an issued token is for: of those without a key of their own, the one that looks most like it.</summary>
    private static ApiSecurity? TokenScheme(ApiSecurity[] way, SpecClientOptions options)
    {
        if (options.TokenIssuer is null && options.TokenProvider is null)
            return null;
        ApiSecurity? best = null;
        foreach (var scheme in way)
        {
            var isFor = options.TokenIssuer is null ? scheme.Kind != ApiSecurityKind.Unserved : scheme.Kind == ApiSecurityKind.OAuth2;
            if (isFor && !options.Credentials.ContainsKey(scheme.Scheme) && (best is null || Array.IndexOf(TokenKinds, scheme.Kind) < Array.IndexOf(TokenKinds, best.Kind)))
                best = scheme;
        }
        return best;
    }

    private ApiSecurity[][] DescribedWays(ApiOperation operation) =>
        [.. operation.Security!.Select(names => names.Select(name => api.Security.FirstOrDefault(scheme => scheme.Scheme == name) ?? Unknown(name)).ToArray())];

    private static ApiSecurity Unknown(string name) => new(name, ApiSecurityKind.Unserved, "") { Type = "a name of no security scheme" };

    private static ApiSecurity[][] Any(ApiDescription api, ApiSecurityKind[] order) =>
        [.. api.Security.OrderBy(scheme => (uint)Array.IndexOf(order, scheme.Kind)).Select(scheme => (ApiSecurity[])[scheme])];

    private Credential? Key(ApiSecurity scheme, SpecClientOptions options)
    {
        var secret = options.Credentials.TryGetValue(scheme.Scheme, out var own) ? own : options.ApiKey;
        if (secret is null)
            return null;
        return _keys.TryGetValue(scheme, out var known) && known.Is(scheme, secret) ? known : _keys[scheme] = Credential.Create(scheme, nameof(SpecClientOptions.ApiKey), secret);
    }

    private TokenCache Tokens(ApiSecurity scheme, SpecClientOptions options)
    {
        lock (_gate)
        {
            return _tokens.TryGetValue(scheme, out var known) && known.Issuer.Equals((object?)options.TokenIssuer ?? options.TokenProvider) ? known
                : _tokens[scheme] = options.TokenIssuer is { } issuer ? Issue(scheme, issuer) : Provide(scheme, options.TokenProvider!);
        }
    }

    private TokenCache Issue(ApiSecurity scheme, Func<IReadOnlyList<string>, CancellationToken, ValueTask<IssuedToken>> issuer) => new(
        issuer,
        token => issuer(scheme.Scopes, token),
        secret => Credential.Create(scheme, nameof(SpecClientOptions.TokenIssuer), secret),
        time);

    private TokenCache Provide(ApiSecurity scheme, Func<CancellationToken, ValueTask<string>> provider) => new(
        provider,
        async token => TokenCache.Read(await provider(token).ConfigureAwait(false)),
        secret => Credential.Create(scheme, nameof(SpecClientOptions.TokenProvider), secret),
        time);

    private InvalidOperationException Refuse(Call call, ApiSecurity[] way)
    {
        var missing = way.Where(scheme => !IsServed(way, scheme, call.Options)).Select(scheme => scheme.Kind == ApiSecurityKind.Unserved
            ? $"'{scheme.Scheme}' is {scheme.Type}, by which no client can sign in: let a handler of yours, or the connection, do it"
            : $"'{scheme.Scheme}' has no key: set {(scheme.Kind == ApiSecurityKind.OAuth2 ? "TokenProvider, " : "")}Credentials[\"{scheme.Scheme}\"] or ApiKey");
        return new($"{api.Vendor}: {call.Operation?.Id ?? "the request"} is not sent unsigned. {string.Join("; ", missing)}; AllowAnonymous says that it may go out as it is.");
    }
}
