using System.Net.Http.Headers;
using SpecClients.Http;

namespace AgentSessions.Cli.Tracing;

/// <summary>Takes a request's credentials out of what is shown of it, wherever they are repeated.</summary>
internal sealed class Redaction
{
    private const string Hidden = "***";
    private static readonly string[] SecretWords = ["authorization", "cookie", "key", "token", "secret", "password", "signature"];

    private readonly ApiDescription _api;
    private readonly HttpRequestMessage _request;
    private readonly List<string> _secrets;

    public Redaction(ApiDescription api, HttpRequestMessage request)
    {
        _api = api;
        _request = request;
        _secrets =
        [
            .. request.Headers.NonValidated.Where(header => IsSecret(header.Key)).SelectMany(header => header.Value)
                .Select(value => value[(value.IndexOf(' ') + 1)..])
                .Distinct(),
        ];
    }

    public string Of(Uri address)
    {
        var pairs = address.Query.TrimStart('?').Split('&').Select(pair => pair.IndexOf('=') is > 0 and var at && IsSecret(pair[..at]) ? pair[..(at + 1)] + Hidden : pair);
        return Of(address.GetLeftPart(UriPartial.Path) + (address.Query.Length > 1 ? "?" + string.Join('&', pairs) : ""));
    }

    public IReadOnlyList<KeyValuePair<string, string>> Of(HttpHeaders headers) =>
        [.. headers.NonValidated.Select(header => KeyValuePair.Create(Of(header.Key), IsSecret(header.Key) ? Hidden : Of(header.Value.ToString())))];

    public string Of(string text) => Secrets.Hide(Secrets.Hide(text, _request, _api), _secrets);

    private bool IsSecret(string name) =>
        _api.Security.Any(scheme => scheme.Header.Equals(name, StringComparison.OrdinalIgnoreCase))
        || SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
