using System.Globalization;
using AgentSessions.Hostile.Measuring;

namespace AgentSessions.Tests.Hostile;

/// <summary>Two thousand hostile documents, made from a seed that is printed and can be chosen; <c>tests/hostile.sh</c> makes as many as are asked for.</summary>
[Parallelizable(ParallelScope.None)]
public class ManyDocuments
{
    private const int Count = 2_000;

    /// <summary>Always the same, so that a change is judged by itself; <c>HOSTILE_SEED</c> takes another.</summary>
    private const int Seed = 1;

    /// <summary>Kiota takes ten times as long as NSwag to start on a document.</summary>
    private const int ForKiota = 100;

    private const double LeastGenerated = 0.6;

    [Test]
    public async Task Of_two_thousand_hostile_documents_most_get_a_client_and_none_gets_anything_else()
    {
        var seed = Environment.GetEnvironmentVariable("HOSTILE_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture)
            : Seed;
        await TestContext.Out.WriteLineAsync($"HOSTILE_SEED={seed}");
        var tally = await Supervisor.RunAsync(new RunPlan(seed, First: 0, Count, ForKiota, Compiled: 0), Repository.Find(AppContext.BaseDirectory));
        var told = string.Join('\n', tally.Lines(faults: 20));
        await TestContext.Out.WriteLineAsync(told);
        var (nswag, kiota) = (tally.Of("NSwag"), tally.Of("Kiota"));
        Assert.Multiple(() =>
        {
            Assert.That(tally.Bad, Is.Empty, told);
            Assert.That(tally.RefusedProse, Is.Empty, told);
            Assert.That(tally.Unplaced, Is.Empty, told);
            Assert.That(nswag.Documents, Is.EqualTo(Count));
            Assert.That(kiota.Documents, Is.InRange(Count * ForKiota / 2_000, Count * ForKiota / 500));
            Assert.That(nswag.Generated, Is.GreaterThan(LeastGenerated * Count), told);
            Assert.That(kiota.Generated, Is.GreaterThan(LeastGenerated * kiota.Documents), told);
        });
    }
}
