using System.Text;

namespace SpecClients.Http;

/// <summary>A secret and the place in a request that carries it.</summary>
internal sealed class Credential(ApiSecurity scheme, string secret)
{
    /// <summary>The header, or the query parameter.</summary>
    public string Name { get; } = scheme.Kind == ApiSecurityKind.ApiKeyCookie ? "Cookie" : scheme.Header;

    /// <summary>The secret in each form in which a server may repeat it, the longest first.</summary>
    public string[] Forms => field ??= FormsOf(scheme.Kind, secret);

    public string Value { get; } = scheme.Kind switch
    {
        ApiSecurityKind.ApiKeyHeader => secret,
        ApiSecurityKind.ApiKeyQuery => Uri.EscapeDataString(secret),
        ApiSecurityKind.ApiKeyCookie => $"{scheme.Header}={Uri.EscapeDataString(secret)}",
        ApiSecurityKind.Basic => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Pair(secret))),
        ApiSecurityKind.Http => $"{scheme.Type} {secret}",
        _ => "Bearer " + secret,
    };

    private bool IsInQuery => scheme.Kind == ApiSecurityKind.ApiKeyQuery;

    /// <summary>Whether both go to the same place, which can hold one of them.</summary>
    public bool Displaces(Credential other) => Name == other.Name && IsInQuery == other.IsInQuery && scheme.Kind != ApiSecurityKind.ApiKeyCookie;

    public bool Is(ApiSecurity other, string key) => scheme == other && secret == key;

    /// <summary>Whether a text has it, and not the name alone that goes with a password.</summary>
    public bool IsIn(string text)
    {
        var names = scheme.Kind == ApiSecurityKind.Basic && secret.Contains(':') ? Spelled(secret.Split(':')[0]) : [];
        return Forms.Except(names).Any(form => !ReferenceEquals(SpelledSecret.Hide(text, form), text));
    }

    /// <summary>Whether it is the credential of a scheme.</summary>
    public bool IsBy(ApiSecurity other) => ReferenceEquals(scheme, other);

    /// <summary>Whether the caller has put one in this place already.</summary>
    public bool IsTaken(HttpRequestMessage request) => IsTaken(scheme, request);

    /// <summary>Whether the caller has signed a request by a scheme already.</summary>
    public static bool IsTaken(ApiSecurity scheme, HttpRequestMessage request) => scheme.Kind switch
    {
        ApiSecurityKind.ApiKeyQuery => Array.Exists(Pairs(request.RequestUri!), pair => Names(pair, scheme.Header)),
        ApiSecurityKind.ApiKeyCookie => request.Headers.NonValidated.TryGetValues("Cookie", out var cookies)
            && cookies.SelectMany(line => line.Split(';')).Any(cookie => cookie.Split('=')[0].Trim() == scheme.Header),
        _ => scheme.Header.Length > 0 && request.Headers.NonValidated.Contains(scheme.Header),
    };

    /// <summary>Puts it on a request that is ours alone.</summary>
    public void Sign(HttpRequestMessage request)
    {
        if (IsInQuery)
        {
            var query = request.RequestUri!.Query;
            request.RequestUri = WithQuery(request.RequestUri, [.. query.Length > 1 ? [query[1..]] : (string[])[], $"{Uri.EscapeDataString(Name)}={Value}"]);
            return;
        }

        var value = scheme.Kind == ApiSecurityKind.ApiKeyCookie && request.Headers.NonValidated.TryGetValues(Name, out var cookies) ? $"{cookies}; {Value}" : Value;
        request.Headers.Remove(Name);
        request.Headers.TryAddWithoutValidation(Name, value);
    }

    /// <summary>An address without it, as where a server redirects with the query that it was asked with.</summary>
    public Uri Without(Uri address) => Without(address, scheme);

    /// <summary>An address without the credential of a scheme.</summary>
    public static Uri Without(Uri address, ApiSecurity scheme) =>
        scheme.Kind == ApiSecurityKind.ApiKeyQuery && Array.Exists(Pairs(address), pair => Names(pair, scheme.Header))
            ? WithQuery(address, Array.FindAll(Pairs(address), pair => !Names(pair, scheme.Header)))
            : address;

    private static bool Names(string pair, string name) => Uri.UnescapeDataString(pair.Split('=')[0]) == name;

    private static string[] Pairs(Uri address) => address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static Uri WithQuery(Uri address, string[] pairs) => new UriBuilder(address) { Query = string.Join('&', pairs) }.Uri;

    /// <summary>Makes a credential of what a setting gave, and refuses what cannot travel in a header without showing it.</summary>
    public static Credential Create(ApiSecurity scheme, string setting, string? secret) =>
        Problem(secret) is { } problem ? throw new InvalidOperationException($"{setting} {problem}.") : new(scheme, secret!);

    /// <summary>What keeps a secret from travelling in a header, or null.</summary>
    public static string? Problem(string? secret) =>
        string.IsNullOrEmpty(secret) ? "is empty"
        : char.IsWhiteSpace(secret[0]) || char.IsWhiteSpace(secret[^1]) ? "has blanks or line breaks around it"
        : secret.AsSpan().ContainsAnyExceptInRange(' ', '~') ? "has a control character or one outside ASCII in it"
        : secret.Length < Secrets.Shortest ? $"is shorter than {Secrets.Shortest} characters, too short to be kept out of messages"
        : null;

    /// <summary>
    /// A secret as a server may repeat it, the longest first, whatever is escaped of it: as it is or in base64; a name that goes with a
    /// password is part of it.
    /// </summary>
    public static string[] FormsOf(ApiSecurityKind kind, string secret)
    {
        string[] secrets = kind == ApiSecurityKind.Basic ? [Pair(secret), secret, .. secret.Split(':', 2)] : [secret];
        return [.. secrets.SelectMany(Spelled).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];
    }

    /// <summary>A secret, its base64, and what the base64 has of it where it stands behind something else.</summary>
    private static IEnumerable<string> Spelled(string secret)
    {
        if (secret.Length < Secrets.Shortest)
            return [];
        var alone = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        string[] forms = [secret, alone, alone.TrimEnd('='), .. Enumerable.Range(0, 3).Select(Behind)];
        return forms.Concat(forms.Skip(1).Select(form => form.Replace('+', '-').Replace('/', '_')));

        string Behind(int bytes)
        {
            var whole = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', bytes) + secret));
            return whole[((bytes * 8 + 5) / 6)..((bytes + secret.Length) * 8 / 6)];
        }
    }

    private static string Pair(string secret) => secret.Contains(':') ? secret : secret + ":";

    /// <summary>The place's name alone.</summary>
    public override string ToString() => Name;
}
