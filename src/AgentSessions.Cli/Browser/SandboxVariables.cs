using SpecClients.Sandbox;

namespace AgentSessions.Cli.Browser;

/// <summary>What points a vendor's client at the sandbox: lines of an environment file.</summary>
internal static class SandboxVariables
{
    public static IReadOnlyList<string> Of(VendorClient client, SandboxServer sandbox) =>
        [$"{client.Variable("BASE_URL")}={sandbox.BaseAddress(client.Vendor)}", $"{client.Variable("API_KEY")}={sandbox.ApiKey}"];
}
