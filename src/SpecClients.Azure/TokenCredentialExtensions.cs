using Azure.Core;

namespace SpecClients.Azure;

/// <summary>Signs a client in by a <see cref="TokenCredential"/> of Azure's.</summary>
public static class TokenCredentialExtensions
{
    /// <summary>Asks a credential for tokens of the scopes that the vendor describes, in place of a key.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="credential">The credential, as in <c>new DefaultAzureCredential()</c>.</param>
    public static SpecClientOptions UseTokenCredential(this SpecClientOptions options, TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(credential);
        // One delegate a credential, by which a token is known again however often the options are made anew.
        options.TokenIssuer = credential.IssueAsync;
        return options;
    }

    private static async ValueTask<IssuedToken> IssueAsync(this TokenCredential credential, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(new TokenRequestContext([.. scopes]), cancellationToken).ConfigureAwait(false);
        return new(token.Token, token.ExpiresOn, token.RefreshOn);
    }
}
