using Acme;

using var acme = AcmeSetup.CreateClient();
await foreach (var entry in acme.FollowLogAsync("run-42"))
    Console.WriteLine($"{entry.Level} {entry.Text}");

await foreach (var entry in acme.FollowLogAsync("run-42").Reconnecting(3).Events)
    Console.WriteLine($"{entry.EventId}: {entry.Data.Text}");
