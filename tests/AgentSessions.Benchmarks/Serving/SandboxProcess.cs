using SpecClients.Sandbox;

namespace AgentSessions.Benchmarks.Serving;

/// <summary>A sandbox in a process of its own.</summary>
internal static class SandboxProcess
{
    public const string Argument = "--serve-sandbox";

    /// <summary>Serves Meibel's sessions.</summary>
    public static async Task ServeAsync(int sessions)
    {
        await using var sandbox = await SandboxServer.StartAsync(SandboxDocument.Of(typeof(AgentSessions.NSwag.Meibel).Assembly), new() { SessionsPerVendor = sessions });
        await ServerProcess.ServeAsync(sandbox.BaseAddress("meibel").AbsoluteUri);
    }
}
