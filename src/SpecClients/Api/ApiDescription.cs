using System.ComponentModel;
using System.Globalization;

namespace SpecClients;

/// <summary>
/// What the clients do by a vendor's OpenAPI description beyond the generated types: its servers, how it signs callers in,
/// and what each operation accepts. Written by the spec compiler, one instance a vendor; the rest is documentation.
/// </summary>
public sealed record ApiDescription
{
    /// <summary>The vendor's identifier, as in <c>pipecat-cloud</c>.</summary>
    public required string Vendor { get; init; }

    /// <summary>The vendor's name in code, as in <c>PipecatCloud</c>, and in configuration.</summary>
    public required string Name { get; init; }

    /// <summary>The package that the client comes in.</summary>
    public ApiPackage Package { get; init; } = ApiPackage.Runtime;

    /// <summary>The form of the generated code: see <see cref="SpecClients.Contract"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Contract { get; init; }

    /// <summary>The API's title.</summary>
    public required string Title { get; init; }

    /// <summary>The API's own version.</summary>
    public required string Version { get; init; }

    /// <summary>The published servers, the default first. Empty where the vendor names none.</summary>
    public required IReadOnlyList<ApiServer> Servers { get; init; }

    /// <summary>The ways to sign in, any one of which will do. Empty where none is needed.</summary>
    public required IReadOnlyList<ApiSecurity> Security { get; init; }

    /// <summary>The operations, in the document's order.</summary>
    public required IReadOnlyList<ApiOperation> Operations { get; init; }
}

/// <summary>A server's address, with <c>{variable}</c> parts where it is a template.</summary>
public sealed record ApiServer(string Url)
{
    /// <summary>The variables of the address.</summary>
    public IReadOnlyList<ApiServerVariable> Variables { get; init; } = [];
}

/// <summary>A variable part of a server's address.</summary>
public sealed record ApiServerVariable(string Name, string? Default = null)
{
    /// <summary>The values it may take; empty where any will do.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>How a credential travels.</summary>
public enum ApiSecurityKind
{
    /// <summary>A key in a header of the vendor's own.</summary>
    ApiKeyHeader,

    /// <summary>A token in <c>Authorization: Bearer</c>.</summary>
    Bearer,

    /// <summary>A token issued for <see cref="ApiSecurity.Scopes"/>, in <c>Authorization: Bearer</c>.</summary>
    OAuth2,

    /// <summary>A key in a query parameter of the vendor's own.</summary>
    ApiKeyQuery,

    /// <summary>A key in a cookie of the vendor's own.</summary>
    ApiKeyCookie,

    /// <summary>A name and a password with a colon between, or a name alone, in <c>Authorization: Basic</c>.</summary>
    Basic,

    /// <summary>A credential after another authentication scheme of HTTP, <see cref="ApiSecurity.Type"/>, in <c>Authorization</c>.</summary>
    Http,

    /// <summary>In a way that no client can: as by a certificate, or in answer to a challenge. <see cref="ApiSecurity.Type"/> says what it is.</summary>
    Unserved,
}

/// <summary>One way to sign in.</summary>
/// <param name="Scheme">The scheme's name in the document.</param>
/// <param name="Kind">How the credential travels.</param>
/// <param name="Header">The header that carries it; for a key elsewhere, the query parameter or the cookie.</param>
public sealed record ApiSecurity(string Scheme, ApiSecurityKind Kind, string Header)
{
    /// <summary>The scopes that a token is requested for; empty outside OAuth 2.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The ways in which tokens are issued, by OpenAPI's names, as in <c>clientCredentials</c>; empty outside OAuth 2.</summary>
    public IReadOnlyList<string> Flows { get; init; } = [];

    /// <summary>The authentication scheme of HTTP, as in <c>Hawk</c>; of one that is not served, what it is, in words. Null for the others.</summary>
    public string? Type { get; init; }
}

/// <summary>One operation.</summary>
/// <param name="Id">The operationId.</param>
/// <param name="Method">The HTTP method, upper case.</param>
/// <param name="Path">The path template, below the server's address.</param>
public sealed record ApiOperation(string Id, string Method, string Path)
{
    /// <summary>The key under which a request carries the operation that it is; one without was made by hand, and is none.</summary>
    public static readonly HttpRequestOptionsKey<ApiOperation> Key = new("SpecClients.Operation");

    /// <summary>
    /// The ways to sign in to it by the names of their schemes: any one list of them will do, all in it are needed. Null
    /// where every way that the API has will do.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>>? Security { get; init; }

    /// <summary>What it accepts besides a body.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The declared statuses and ranges, as in <c>200</c>, <c>4XX</c>, <c>default</c>.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Those of them, of success, whose body may be nothing or null, as beside others that have one.</summary>
    public IReadOnlyList<string> Bodiless { get; init; } = [];

    /// <summary>Those of them, of success, whose body is a list with elements that may be null.</summary>
    public IReadOnlyList<string> NullableItems { get; init; } = [];

    /// <summary>What it takes to list all that it has; null where it gives no pages.</summary>
    public ApiPaging? Paging { get; init; }

    /// <summary>How it streams items; null where it gives no stream of which anything is said.</summary>
    public ApiStreaming? Stream { get; init; }

    /// <summary>Whether an answer may have no body, or null.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsBodiless(int status) => IsAmong(Bodiless, status);

    /// <summary>Whether the list that is an answer's body may have null in it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool HasNullableItems(int status) => IsAmong(NullableItems, status);

    /// <summary>The parameter of a name; null where none is described.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ApiParameter? Find(ApiParameterLocation location, string name)
    {
        var comparison = location == ApiParameterLocation.Header ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].In == location && Parameters[i].Name.Equals(name, comparison))
                return Parameters[i];
        }
        return null;
    }

    private bool IsAmong(IReadOnlyList<string> statuses, int status)
    {
        if (statuses.Count == 0)
            return false;
        var exact = status.ToString(CultureInfo.InvariantCulture);
        string[] names = [exact, $"{exact[0]}XX", "default"];
        return Array.Find(names, name => Statuses.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } declared && statuses.Contains(declared, StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>What there is to know of an operation's pages beyond its parameters and its answer.</summary>
/// <param name="DefaultPageSize">How many items the server takes where none is asked for; null where the document does not say.</param>
/// <param name="MaxPageSize">How many it gives at most; null where the document does not say.</param>
public sealed record ApiPaging(int? DefaultPageSize = null, int? MaxPageSize = null)
{
    /// <summary>The header of an answer that has the link to the next page (RFC 8288); null where none has.</summary>
    public string? NextLinkHeader { get; init; }

    /// <summary>The header of an answer that says how many items there are in all; null where none does.</summary>
    public string? TotalHeader { get; init; }

    /// <summary>The header of an answer that says how many pages there are in all; null where none does.</summary>
    public string? TotalPagesHeader { get; init; }
}

/// <summary>Where a parameter stands in a request.</summary>
public enum ApiParameterLocation
{
    /// <summary>In the path.</summary>
    Path,

    /// <summary>In the query string.</summary>
    Query,

    /// <summary>In a header.</summary>
    Header,

    /// <summary>In a cookie.</summary>
    Cookie,
}

/// <summary>One parameter and the bounds that the document sets for it.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="In">Where it stands.</param>
/// <param name="Required">Whether a request must carry it.</param>
public sealed record ApiParameter(string Name, ApiParameterLocation In, bool Required = false)
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The JSON type: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>array</c>, <c>object</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What the server assumes where the parameter is absent. Never sent unasked.</summary>
    public string? Default { get; init; }

    /// <summary>The least value.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest value.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The least length, in UTF-16 code units.</summary>
    public int? MinLength { get; init; }

    /// <summary>The greatest length, in UTF-16 code units.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The ECMA-262 regular expression that a value matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>The documented values; empty where any will do.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>How its value is spelled.</summary>
    public ParameterStyle Style { get; init; }
}
