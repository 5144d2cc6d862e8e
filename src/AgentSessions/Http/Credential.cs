namespace AgentSessions.Http;

/// <summary>A secret and the header that carries it.</summary>
internal sealed class Credential(ApiSecurity scheme, string secret)
{
    public string Header => scheme.Header;

    public string Secret => secret;

    public string Value { get; } = scheme.Kind == ApiSecurityKind.ApiKeyHeader ? secret : "Bearer " + secret;

    public bool Is(ApiSecurity other, string key) => scheme == other && secret == key;

    /// <summary>Makes a credential of what a setting gave, and refuses what cannot travel in a header without showing it.</summary>
    public static Credential Create(ApiSecurity scheme, string setting, string? secret) =>
        Problem(secret) is { } problem ? throw new InvalidOperationException($"{setting} {problem}.") : new(scheme, secret!);

    /// <summary>What keeps a secret from travelling in a header, or null.</summary>
    public static string? Problem(string? secret) =>
        string.IsNullOrEmpty(secret) ? "is empty"
        : char.IsWhiteSpace(secret[0]) || char.IsWhiteSpace(secret[^1]) ? "has blanks or line breaks around it"
        : secret.AsSpan().ContainsAnyExceptInRange(' ', '~') ? "has a control character or one outside ASCII in it"
        : null;

    /// <summary>The header's name alone.</summary>
    public override string ToString() => Header;
}
