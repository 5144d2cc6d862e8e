using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

/// <summary>The five vendors' documents, as the clients bring them.</summary>
internal static class OurDocuments
{
    public static IReadOnlyList<SandboxDocument> All { get; } = SandboxDocument.Of(typeof(AgentSessions.NSwag.Meibel).Assembly);
}
