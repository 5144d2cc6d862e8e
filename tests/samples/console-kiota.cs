#:project ../../src/AgentSessions.Kiota/AgentSessions.Kiota.csproj

using AgentSessions.Kiota;

using var meibel = Meibel.CreateClient();
await foreach (var session in meibel.ListAllSessionsAsync("agent-42", query => query.Status = "RUNNING"))
    Console.WriteLine($"{session.SessionId} {session.Status}");
