using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.NSwag;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Samples;

/// <summary>How a team tests its own code, here <see cref="LongestSession"/>, against the vendor's API without the vendor.</summary>
[TestFixture]
internal sealed class TestingAgainstTheSandbox
{
    [Test]
    public async Task The_longest_session_is_found_though_the_server_fails_now_and_then()
    {
        await using var sandbox = await SandboxServer.StartAsync(SandboxDocument.Of(typeof(Meibel).Assembly), new() { SessionsPerVendor = 250, FaultRate = 0.1 });
        using var meibel = Meibel.CreateClient(new() { BaseAddress = sandbox.BaseAddress("meibel"), ApiKey = sandbox.ApiKey });

        var longest = await LongestSession.OfAsync(meibel, "agent-42");

        var messages = Enumerable.Range(0, 250).Max(index => (long?)sandbox.Item("meibel", index)["messages_count"]);
        Assert.That(longest?.MessagesCount, Is.EqualTo(messages));
        Assert.That(sandbox.Requests["meibel"].Received, Is.GreaterThan(1));
    }

    /// <summary>The code under test.</summary>
    private static class LongestSession
    {
        public static async Task<SessionSummary?> OfAsync(IMeibelClient meibel, string agent) =>
            await meibel.ListAllSessionsAsync(agent).MaxByAsync(session => session.MessagesCount);
    }
}
