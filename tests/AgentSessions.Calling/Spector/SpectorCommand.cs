using System.CommandLine;
using System.Text.Json.Nodes;

namespace AgentSessions.Calling.Spector;

/// <summary>Calls what Spector's scenarios say, the mock server answering, and says how many are right.</summary>
internal static class SpectorCommand
{
    public static Command Create()
    {
        var plan = new Argument<string>("plan") { Description = "The scenarios: plan.json, as merge.mjs writes it, with the documents beside it." };
        var clients = new Argument<string>("clients") { Description = "A folder with a built client of each document." };
        var server = new Argument<string>("server") { Description = "The mock server." };
        var unsayable = new Argument<string>("unsayable") { Description = "The list of what OpenAPI cannot say." };
        var generator = new Option<string>("--generator") { Description = "nswag or kiota: for the total's line.", DefaultValueFactory = _ => "nswag" };
        var version = new Option<string>("--openapi") { Description = "The version that the documents are of.", DefaultValueFactory = _ => "3.1" };
        var command = new Command("spector", """
            Calls each case of each scenario through the built clients. A scenario is right when the mock server says so of the
            requests and the client has made of each answer what the case says. Prints those that are wrong, the counts by
            family, and the total. Exit 0: none is wrong. 1: one is.
            """) { plan, clients, server, unsayable, generator, version };
        command.SetAction(async result =>
        {
            var listed = Unsayable.Read(await File.ReadAllTextAsync(result.GetValue(unsayable)!), result.GetValue(version)!);
            var tally = await RunAsync(result.GetValue(plan)!, result.GetValue(clients)!, new Uri(result.GetValue(server)!), listed);
            foreach (var line in tally.Lines(result.GetValue(generator)!, result.GetValue(version)!))
                await result.InvocationConfiguration.Output.WriteLineAsync(line);
            return tally.IsAllRight ? 0 : 1;
        });
        return command;
    }

    private static async Task<SpectorTally> RunAsync(string plan, string folder, Uri server, Unsayable listed)
    {
        var scenarios = Scenario.Read(await File.ReadAllTextAsync(plan));
        if (listed.Scenarios.Except(scenarios.Select(scenario => scenario.Name)).FirstOrDefault() is { } stranger)
            throw new InvalidOperationException($"There is no scenario {stranger}.");
        var clients = Directory.GetDirectories(folder).Where(one => File.Exists(Path.Combine(one, "bin", "Debug", "net10.0", "Spector.dll"))).Select(one => Path.GetFileName(one)!)
            .ToDictionary(name => name, name => new SpectorClient(Path.Combine(Path.GetDirectoryName(plan)!, name + ".json"), Path.Combine(folder, name), server));
        var problems = new Dictionary<string, string?>();
        foreach (var scenario in scenarios.Where(scenario => !scenario.IsXml))
            problems[scenario.Name] = await ProblemAsync(scenario, clients);
        using var http = new HttpClient(new SocketsHttpHandler());
        var verdicts = JsonNode.Parse(await http.GetStringAsync(new Uri(server, ".coverage")))![0]!["results"]!.AsObject();
        return new SpectorTally(
        [
            .. scenarios.Select(one => (one.Name, Judged: SpectorTally.Judge(one.IsXml, listed.Has(one.Name), (string?)verdicts[one.Name] ?? "unknown", problems.GetValueOrDefault(one.Name))))
                .Select(one => new JudgedScenario(one.Name, one.Judged.Outcome, one.Judged.Problem)),
        ]);
    }

    /// <summary>The first problem of its cases, each of which is called.</summary>
    private static async Task<string?> ProblemAsync(Scenario scenario, Dictionary<string, SpectorClient> clients)
    {
        string? first = null;
        foreach (var one in scenario.Cases)
        {
            var problem = one.Document is null ? $"no document has {one.Method} {one.Path}"
                : clients.TryGetValue(one.Document, out var client) ? await client.ProblemAsync(one) : $"there is no client of {one.Document}";
            first ??= problem;
        }
        return first;
    }
}
