#:project ../../src/AgentSessions.NSwag/AgentSessions.NSwag.csproj
#:property PublishAot=false

// Writes every session of an agent to a file, each once, however often it is stopped on the way and started again.
using AgentSessions.NSwag;

const string Output = "sessions.txt", Saved = "sessions.checkpoint";

// What is saved with every page: how long the file was, and where the listing stood.
var saved = File.Exists(Saved) ? File.ReadAllText(Saved).Split(' ') : null;
using var output = File.Open(Output, FileMode.OpenOrCreate);
output.SetLength(saved is null ? 0 : long.Parse(saved[0]));
output.Seek(0, SeekOrigin.End);

using var meibel = Meibel.CreateClient();
await foreach (var page in meibel.ListAllSessionsAsync("agent-42", paging: new() { ResumeFrom = saved?[1] }).AsPages())
{
    foreach (var session in page.Items)
        output.Write(System.Text.Encoding.UTF8.GetBytes(session.SessionId + "\n"));
    output.Flush(flushToDisk: true);
    if (page.Checkpoint is null)
        break;
    File.WriteAllText(Saved + ".new", $"{output.Length} {page.Checkpoint}");
    File.Move(Saved + ".new", Saved, overwrite: true);
}

File.Delete(Saved);
Console.WriteLine($"Every session is in {Output}.");
