using AgentSessions.Hostile.Documents;
using Newtonsoft.Json;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;

namespace AgentSessions.Hostile.Measuring;

/// <summary>Which documents, and what is done with them.</summary>
/// <param name="Seed">What they are made from.</param>
/// <param name="First">The first one's index.</param>
/// <param name="Count">How many.</param>
/// <param name="Kiota">How many of a thousand go through Kiota too.</param>
/// <param name="Compiled">How many of a thousand are compiled, if they generate.</param>
internal sealed record RunPlan(int Seed, int First, int Count, int Kiota, int Compiled)
{
    /// <summary>The place of a document in a thousand, the same whatever the other documents are.</summary>
    private int PlaceOf(int index, int salt) => new Dice(Seed ^ salt, index).Below(1_000);

    public bool IsForKiota(int index) => PlaceOf(index, 0x4b) < Kiota;

    public bool IsToCompile(int index) => PlaceOf(index, 0x43) < Compiled;
}

/// <summary>Runs documents in this process, one after the other, and tells of each before and after.</summary>
internal static class Run
{
    /// <summary>Begins the line that says which document comes next.</summary>
    public const string Beginning = "begin ";

    public static async Task TellAsync(RunPlan plan, Repository repository, TextWriter told)
    {
        var documents = new HostileDocuments(repository);
        using var trial = new Trial([new NSwagGenerator(), new KiotaGenerator()]);
        for (var index = plan.First; index < plan.First + plan.Count; index++)
        {
            await told.WriteLineAsync($"{Beginning}{index}");
            await told.FlushAsync();
            var document = documents.Make(plan.Seed, index);
            foreach (var outcome in await trial.RunAsync(document, generator => generator != "Kiota" || plan.IsForKiota(index)))
                await told.WriteLineAsync(JsonConvert.SerializeObject(plan.IsToCompile(index) ? Compiled(outcome, trial) : outcome));
        }
        await told.FlushAsync();
    }

    private static Outcome Compiled(Outcome outcome, Trial trial)
    {
        if (outcome.Kind != OutcomeKind.Generated)
            return outcome;
        var errors = CompiledSource.Errors(trial.Sources[outcome.Generator]);
        return outcome with { IsCompiled = errors.Count == 0, Faults = [.. outcome.Faults, .. errors.Take(3).Select(error => $"compilation: {error}")] };
    }
}
