using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Guarding;
using AgentSessions.Tests.Workflow;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Generating;

/// <summary>What a run leaves behind that does not come to its end: by real signals to real processes.</summary>
[Platform("Linux")]
internal sealed class EndingEarly
{
    private TestTree _tree = null!;

    private string Project => _tree.At("made/acme");

    private IEnumerable<string> Made => Directory.Exists(_tree.At("made")) ? Directory.EnumerateFileSystemEntries(_tree.At("made")).Select(path => Path.GetFileName(path)) : [];

    [SetUp]
    public void MakeTree()
    {
        _tree = new TestTree();
        _tree["specs/acme.yaml"] = SpecText.WithSchema("{ type: object, properties: { id: { type: string } } }");
        Directory.CreateDirectory(_tree.At("made"));
    }

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [TestCase("INT", 130)]
    [TestCase("TERM", 143)]
    public async Task A_signal_ends_a_client_with_its_worker_and_nothing_is_left(string signal, int exit)
    {
        using var run = Client();
        var worker = await run.HoldWorkerAsync();
        Assert.That(Made, Is.Not.Empty, "The work has begun.");
        run.Signal(signal);
        var (ended, said) = await run.EndAsync();
        Assert.That((ended, said), Is.EqualTo((exit, "")));
        Assert.That(Made, Is.Empty);
        Assert.That(CompilerRun.IsAlive(worker), Is.False);
    }

    [TestCase("INT", 130)]
    [TestCase("TERM", 143)]
    public async Task A_signal_ends_a_build_s_generation_and_leaves_the_clients_as_they_were(string signal, int exit)
    {
        _tree["items.txt"] = $"[client]\nSpec={_tree.At("specs/acme.yaml")}\nGenerator=NSwag\nGeneratedFolder={_tree.At("generated")}\n";
        using var run = CompilerRun.OfBuild("generate", "--items", _tree.At("items.txt"), "--project", _tree.At("src/acme.csproj"), "--folder", _tree.At("src/obj"), "--namespace", "Acme");
        await run.HoldWorkerAsync();
        run.Signal(signal);
        Assert.That((await run.EndAsync()).Exit, Is.EqualTo(exit));
        Assert.That(Directory.EnumerateDirectories(_tree.At("src/obj")), Is.Empty);
        Assert.That(_tree.At("generated/Acme"), Does.Not.Exist);
    }

    [Test]
    public async Task What_a_killed_run_has_left_the_next_one_removes()
    {
        using (var run = Client())
        {
            var worker = await run.HoldWorkerAsync();
            run.Signal("KILL");
            await run.EndAsync();
            CompilerRun.Signal("KILL", worker);
        }
        Assert.That(Made, Is.Not.Empty, "Nobody was left to remove it.");
        _tree["made/.mine.spec-compiler/kept.txt"] = "A folder of a like name without a lock is someone else's.";

        using var next = Client();
        Assert.That((await next.EndAsync()).Exit, Is.Zero);
        Assert.That(Made, Is.EquivalentTo(["acme", ".mine.spec-compiler"]));
    }

    [Test]
    public async Task What_another_run_is_at_work_on_is_left_to_it()
    {
        using var run = Client();
        var worker = await run.HoldWorkerAsync();
        using (var other = new CompilerRun("client", _tree.At("specs/acme.yaml"), "--name", "Acme", "--output", _tree.At("made/other")))
            Assert.That((await other.EndAsync()).Exit, Is.Zero);
        CompilerRun.Signal("CONT", worker);
        Assert.That((await run.EndAsync()).Exit, Is.Zero);
        Assert.That(Made, Is.EquivalentTo(["acme", "other"]));
    }

    [Test]
    public void A_generator_that_does_not_end_is_stopped_and_told_at_the_document()
    {
        // In which no process gets as far as its first line.
        var limits = new WorkerLimits(TimeSpan.FromMilliseconds(10));
        IGenerator[] generators = [new NSwagGenerator(limits), new KiotaGenerator(limits)];
        foreach (var generator in generators)
        {
            var problem = Assert.ThrowsAsync<ProblemException>(() => GuardedClient.WriteAsync(Project, _tree["specs/acme.yaml"], generator))!.Problems.Single();
            Assert.That(problem.ToString(), Is.EqualTo($"spec.yaml(1,1): error SC0120: {generator.Name} {generator.Version} could not generate a client: it was stopped after 0.01 s; --timeout, in a build SpecClientsTimeout, gives it longer."));
            Assert.That(Made, Is.Empty);
        }
    }

    private CompilerRun Client() => new("client", _tree.At("specs/acme.yaml"), "--name", "Acme", "--output", Project);
}
