using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Documents;

/// <summary>How a client signs in by a security scheme, or why none can.</summary>
/// <param name="Kind">By the name that the layer has for it, as in <c>ApiKeyHeader</c>.</param>
/// <param name="Type">The authentication scheme of HTTP that a credential follows; where no client can sign in, what the scheme is, in words.</param>
internal sealed record SignIn(string Kind, string? Type = null)
{
    // Their credential answers a challenge of the server's: RFC 7616, 8120, 4559.
    private static readonly string[] Challenged = ["digest", "mutual", "negotiate", "ntlm"];

    public bool IsServed => Kind != Unserved;

    private const string Unserved = "Unserved";

    public static SignIn By(JToken? scheme) => scheme?["type"]?.ToString() switch
    {
        "apiKey" => ByKey(scheme),
        "http" => ByHttp(scheme["scheme"]?.ToString() ?? ""),
        "oauth2" or "openIdConnect" => new("OAuth2"),
        null => new(Unserved, scheme is JObject ? "a scheme without a type" : "a name of no security scheme"),
        var type => new(Unserved, $"the type {Characters.Shown(type)}"),
    };

    private static SignIn ByKey(JToken scheme) => (scheme["name"], scheme["in"]?.ToString()) switch
    {
        (not JValue { Value: string { Length: > 0 } }, _) => new(Unserved, "a key without a name"),
        (_, "header") => new("ApiKeyHeader"),
        (_, "query") => new("ApiKeyQuery"),
        (_, "cookie") => new("ApiKeyCookie"),
        _ => new(Unserved, "a key that is in none of header, query and cookie"),
    };

    private static SignIn ByHttp(string said) => said.ToLowerInvariant() switch
    {
        "" => new(Unserved, "an unnamed scheme"),
        "basic" => new("Basic"),
        "bearer" => new("Bearer"),
        var scheme when Challenged.Contains(scheme) || scheme.StartsWith("scram-", StringComparison.Ordinal) || !Characters.IsToken(said) =>
            new(Unserved, $"the scheme {Characters.Shown(said)}"),
        _ => new("Http", said),
    };
}
