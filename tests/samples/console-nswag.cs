#:project ../../src/AgentSessions.NSwag/AgentSessions.NSwag.csproj
#:property PublishAot=false

using AgentSessions.NSwag;

using var meibel = Meibel.CreateClient();
await foreach (var session in meibel.ListAllSessionsAsync("agent-42", status: "RUNNING"))
    Console.WriteLine($"{session.SessionId} {session.Status}");
