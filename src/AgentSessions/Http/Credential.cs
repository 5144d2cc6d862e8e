using System.Text;

namespace AgentSessions.Http;

/// <summary>A secret and the place in a request that carries it.</summary>
internal sealed class Credential(ApiSecurity scheme, string secret)
{
    // One for all the requests that it signs.
    private readonly Func<HttpRequestMessage, bool> _takeOff = scheme.Kind == ApiSecurityKind.ApiKeyCookie
        ? static request => request.Headers.Remove("Cookie")
        : request => request.Headers.Remove(scheme.Header);

    /// <summary>The header, or the query parameter.</summary>
    public string Name { get; } = scheme.Kind == ApiSecurityKind.ApiKeyCookie ? "Cookie" : scheme.Header;

    public string Secret => secret;

    public string Value { get; } = scheme.Kind switch
    {
        ApiSecurityKind.ApiKeyHeader => secret,
        ApiSecurityKind.ApiKeyQuery => Uri.EscapeDataString(secret),
        ApiSecurityKind.ApiKeyCookie => $"{scheme.Header}={Uri.EscapeDataString(secret)}",
        ApiSecurityKind.Basic => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(secret.Contains(':') ? secret : secret + ":")),
        _ => "Bearer " + secret,
    };

    private bool IsInQuery => scheme.Kind == ApiSecurityKind.ApiKeyQuery;

    public bool Is(ApiSecurity other, string key) => scheme == other && secret == key;

    /// <summary>Whether the caller has put one in this place already.</summary>
    public bool IsTaken(HttpRequestMessage request) => IsInQuery
        ? request.RequestUri!.Query.TrimStart('?').Split('&').Any(pair => Uri.UnescapeDataString(pair.Split('=')[0]) == Name)
        : scheme.Kind != ApiSecurityKind.ApiKeyCookie && request.Headers.NonValidated.Contains(Name);

    /// <summary>Puts it on a request.</summary>
    /// <returns>What takes it off again, and says whether it was there.</returns>
    public Func<HttpRequestMessage, bool> Sign(HttpRequestMessage request)
    {
        if (IsInQuery)
            return SignQuery(request, request.RequestUri!);
        if (scheme.Kind == ApiSecurityKind.ApiKeyCookie && request.Headers.NonValidated.TryGetValues(Name, out var cookies))
            return SignCookies(request, cookies.ToString());
        request.Headers.Remove(Name);
        request.Headers.TryAddWithoutValidation(Name, Value);
        return _takeOff;
    }

    private Func<HttpRequestMessage, bool> SignQuery(HttpRequestMessage request, Uri address)
    {
        request.RequestUri = new UriBuilder(address) { Query = $"{address.Query}{(address.Query.Length > 1 ? "&" : "")}{Uri.EscapeDataString(Name)}={Value}" }.Uri;
        var signed = request.RequestUri;
        return one =>
        {
            var isSigned = one.RequestUri == signed;
            one.RequestUri = isSigned ? address : one.RequestUri;
            return isSigned;
        };
    }

    private Func<HttpRequestMessage, bool> SignCookies(HttpRequestMessage request, string own)
    {
        request.Headers.Remove(Name);
        request.Headers.TryAddWithoutValidation(Name, $"{own}; {Value}");
        return one => _takeOff(one) && one.Headers.TryAddWithoutValidation(Name, own);
    }

    /// <summary>Makes a credential of what a setting gave, and refuses what cannot travel in a header without showing it.</summary>
    public static Credential Create(ApiSecurity scheme, string setting, string? secret) =>
        Problem(secret) is { } problem ? throw new InvalidOperationException($"{setting} {problem}.") : new(scheme, secret!);

    /// <summary>What keeps a secret from travelling in a header, or null.</summary>
    public static string? Problem(string? secret) =>
        string.IsNullOrEmpty(secret) ? "is empty"
        : char.IsWhiteSpace(secret[0]) || char.IsWhiteSpace(secret[^1]) ? "has blanks or line breaks around it"
        : secret.AsSpan().ContainsAnyExceptInRange(' ', '~') ? "has a control character or one outside ASCII in it"
        : null;

    /// <summary>The place's name alone.</summary>
    public override string ToString() => Name;
}
