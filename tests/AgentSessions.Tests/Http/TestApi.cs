namespace AgentSessions.Tests.Http;

/// <summary>Small made-up vendors.</summary>
internal static class TestApi
{
    public const string Key = "k3y-that-nobody-may-see";

    public static readonly ApiOperation ListSessions = new("ListSessions", "GET", "/v1/agents/{agent}/sessions")
    {
        Statuses = ["200", "4XX"],
        Parameters =
        [
            new("agent", ApiParameterLocation.Path, Required: true) { Type = "string", MaxLength = 20 },
            new("limit", ApiParameterLocation.Query) { Type = "integer", Minimum = 1, Maximum = 100 },
            new("code", ApiParameterLocation.Query) { Type = "string", Pattern = "^[a-z]+$", MinLength = 2 },
            new("order", ApiParameterLocation.Query) { Type = "string", Values = ["asc", "desc"] },
            new("X-Tenant", ApiParameterLocation.Header) { Type = "string", MaxLength = 8 },
        ],
    };

    public static ApiDescription KeyHeader { get; } = Describe("acme-cloud", "AcmeCloud", new ApiSecurity("ApiKey", ApiSecurityKind.ApiKeyHeader, "X-Acme-Key"));

    public static ApiDescription Bearer { get; } = Describe("bearer-cloud", "BearerCloud", new ApiSecurity("Private", ApiSecurityKind.Bearer, "Authorization"));

    public static ApiDescription OAuth { get; } = Describe("oauth-cloud", "OAuthCloud",
        new ApiSecurity("Entra", ApiSecurityKind.OAuth2, "Authorization") { Scopes = ["https://ai.example/.default"] }) with
    {
        Servers =
        [
            new("https://{account}.example.com/api/projects/{project}") { Variables = [new("account"), new("project")] },
        ],
    };

    public static ApiDescription Describe(string vendor, string name, params ApiSecurity[] security) => new()
    {
        Vendor = vendor,
        Name = name,
        Title = name,
        Version = "1",
        Servers = [new("https://api.example.com/base")],
        Security = security,
        Operations = [ListSessions],
    };
}
