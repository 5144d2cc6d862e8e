using System.Buffers.Text;
using System.Text.Json;

namespace SpecClients.Http;

/// <summary>One token for many callers: fetched once however many wait for it, kept until it nears its end.</summary>
internal sealed class TokenCache(object issuer, Func<CancellationToken, ValueTask<IssuedToken>> fetch, Func<string, Credential> create, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private Task<Held>? _current;

    public object Issuer => issuer;

    /// <summary>The credential to send; another one where the server has rejected this one.</summary>
    public async ValueTask<Credential?> GetAsync(Credential? rejected, TimeSpan patience, CancellationToken cancellationToken)
    {
        Task<Held> flight;
        lock (_gate)
        {
            if (_current is null or { IsCompleted: true, IsCompletedSuccessfully: false }
                || (_current.IsCompleted && (_current.Result.Credential == rejected || _current.Result.RefreshOn <= time.GetUtcNow())))
                _current = Task.Run(() => FetchAsync(patience), CancellationToken.None);
            flight = _current;
        }

        return (await flight.WaitAsync(cancellationToken).ConfigureAwait(false)).Credential;
    }

    private async Task<Held> FetchAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience, time);
        var token = await fetch(limit.Token).AsTask().WaitAsync(limit.Token).ConfigureAwait(false);
        var left = token.ExpiresOn - time.GetUtcNow();
        return new(create(token.Value), token.RefreshOn ?? token.ExpiresOn - (left / 10 < Margin ? left / 10 : Margin));
    }

    /// <summary>Reads when a token ends, where it is a JWT and says so.</summary>
    public static IssuedToken Read(string? token)
    {
        try
        {
            if (token?.Split('.') is [_, var payload, _])
            {
                using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
                return new(token, DateTimeOffset.FromUnixTimeSeconds(claims.RootElement.GetProperty("exp").GetInt64()));
            }
        }
        catch (Exception exception) when (exception is FormatException or JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
        }

        return new(token ?? "", DateTimeOffset.MaxValue);
    }

    private sealed record Held(Credential Credential, DateTimeOffset RefreshOn);
}
