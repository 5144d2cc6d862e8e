using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SpecClients.Sandbox.Requests;

namespace SpecClients.Sandbox.Documents;

/// <summary>Where a request carries its credential.</summary>
/// <param name="Place">Where.</param>
/// <param name="Name">The name there.</param>
/// <param name="Scheme">In a header of HTTP's own, the scheme.</param>
internal sealed record Credential(CredentialPlace Place, string Name, string Scheme = "Bearer")
{
    public static Credential Of(JsonObject scheme) => (scheme.Text("type"), scheme.Text("in"), scheme.Text("scheme")?.ToLowerInvariant()) switch
    {
        ("apiKey", "query", _) => new Credential(CredentialPlace.Query, scheme.Text("name")!),
        ("apiKey", "cookie", _) => new Credential(CredentialPlace.Cookie, scheme.Text("name")!),
        ("apiKey", _, _) => new Credential(CredentialPlace.Header, scheme.Text("name")!),
        ("http", _, "basic") => new Credential(CredentialPlace.Basic, "Authorization"),
        ("http", _, "digest" or "mutual" or "negotiate" or "ntlm") or ("mutualTLS", _, _) => new Credential(CredentialPlace.Elsewhere, ""),
        ("http", _, { } name) => new Credential(CredentialPlace.Authorization, "Authorization", name),
        _ => new Credential(CredentialPlace.Authorization, "Authorization"),
    };

    /// <summary>Whether the request offers the key. What is agreed on outside of a request is taken to be there.</summary>
    public bool IsIn(HttpRequest request, QueryValues query, string key) => Place == CredentialPlace.Elsewhere || Read(request, query) == key;

    /// <summary>What the request offers, without the scheme's name; null where there is nothing of the kind.</summary>
    public string? Read(HttpRequest request, QueryValues query) => Place switch
    {
        CredentialPlace.Query => query.One(Name),
        CredentialPlace.Cookie => request.Cookies[Name],
        CredentialPlace.Header => request.Headers.TryGetValue(Name, out var key) ? key.ToString() : null,
        CredentialPlace.Basic => After(request, "Basic ") is { } pair ? Password(pair) : null,
        _ => After(request, Scheme + " "),
    };

    private string? After(HttpRequest request, string scheme)
    {
        var header = request.Headers[Name].ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..] : null;
    }

    private static string? Password(string pair)
    {
        var bytes = new byte[pair.Length];
        return Convert.TryFromBase64String(pair, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':').MaxBy(part => part.Length)
            : null;
    }
}

internal enum CredentialPlace
{
    Header,
    Query,
    Cookie,
    Basic,
    Authorization,
    Elsewhere,
}
