using System.Diagnostics;

namespace SpecClients;

/// <summary>A token as <see cref="SpecClientOptions.TokenIssuer"/> gives it.</summary>
/// <param name="value">The token.</param>
/// <param name="expiresOn">When it expires.</param>
/// <param name="refreshOn">When another is to be asked for; null for shortly before it expires.</param>
[DebuggerDisplay("expires {ExpiresOn}")]
public readonly struct IssuedToken(string value, DateTimeOffset expiresOn, DateTimeOffset? refreshOn = null)
{
    /// <summary>The token.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Value => value;

    /// <summary>When it expires.</summary>
    public DateTimeOffset ExpiresOn => expiresOn;

    /// <summary>When another is to be asked for.</summary>
    public DateTimeOffset? RefreshOn => refreshOn;

    /// <summary>Says when it expires, and nothing of what it is.</summary>
    public override string ToString() => $"a token that expires {ExpiresOn:u}";
}
