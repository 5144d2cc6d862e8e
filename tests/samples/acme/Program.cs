using Acme;

using var acme = AcmeSetup.CreateClient();
await foreach (var thing in acme.ListAllThingsAsync())
    Console.WriteLine($"{thing.Id} {thing.Name}");
