using SpecClients.Sandbox;

namespace AgentSessions.Tests.Samples;

/// <summary>The environment in which a program calls the sandbox where it would call the vendors.</summary>
internal static class SandboxEnvironment
{
    public static Dictionary<string, string> Of(SandboxServer sandbox) => sandbox.Vendors
        .SelectMany(vendor => (IEnumerable<(string Name, string Value)>)[(Variable(vendor, "BASE_URL"), sandbox.BaseAddress(vendor).ToString()), (Variable(vendor, "API_KEY"), sandbox.ApiKey)])
        .ToDictionary(variable => variable.Name, variable => variable.Value);

    private static string Variable(string vendor, string setting) => $"{vendor.Replace('-', '_').ToUpperInvariant()}_{setting}";
}
