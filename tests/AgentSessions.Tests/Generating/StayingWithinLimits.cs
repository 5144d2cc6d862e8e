using System.Diagnostics;
using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Generating;

/// <summary>Whatever a generator does to its worker, this process learns why and goes on.</summary>
[Platform("Linux,MacOsX")]
internal sealed class StayingWithinLimits
{
    private const string Begin = """read job; echo '{"Kind":0,"Text":"Acme"}'; echo '{"Kind":1,"Text":"Thing"}'; """;

    private readonly List<Told> _told = [];
    private string _folder = null!;

    [SetUp]
    public void Create()
    {
        _told.Clear();
        _folder = Directory.CreateTempSubdirectory("worker-").FullName;
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase("echo 'Stack overflow.' >&2; echo '   at A.B()' >&2; kill -ABRT $$", "it overflowed its stack: ")]
    [TestCase("echo 'Out of memory.' >&2; kill -ABRT $$", "it needs more memory than it may have; DOTNET_GCHeapHardLimit")]
    [TestCase("kill -KILL $$", "its process ended with 137")]
    [TestCase("exit 3", "its process ended with 3")]
    public async Task An_end_by_itself_has_a_reason(string end, string reason)
    {
        Assert.That(await RunAsync(Begin + end, seconds: 60), Does.StartWith(reason).And.Not.Contain("\n"));
        Assert.That(_told.Select(told => told.Text), Is.EqualTo(["Acme", "Thing"]), "What it was at is known.");
    }

    [Test]
    public async Task An_end_that_does_not_come_is_made_for_all_that_it_has_started()
    {
        Assert.That(await RunAsync(Begin + "sleep 1000 & echo $! > child; sleep 1000", seconds: 0.5), Does.StartWith("it was stopped after 0.5 s"));
        var child = int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "child")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(() => IsAlive(child), Is.False.After(10_000, 20));
    }

    [Test]
    public async Task Each_document_has_the_time_for_itself()
    {
        const string Each = """echo '{"Kind":0,"Text":"Acme"}'; sleep 0.6; """;
        Assert.That(await RunAsync("read job; " + Each + Each + Each, seconds: 1.5), Is.Null);
    }

    [Test]
    public async Task What_is_no_line_of_the_protocol_is_not_taken_for_one()
    {
        Assert.That(await RunAsync("read job; echo hello; echo '[1]'; echo '{\"Kind\":4,\"Text\":\"Acme\"}'", seconds: 60), Is.Null);
        Assert.That(_told, Is.EqualTo([new Told(ToldKind.Done, "Acme")]));
    }

    [Test]
    public async Task A_worker_sees_no_credential()
    {
        var program = new ProcessStartInfo("/bin/sh", ["-c", "read job; env > seen"]);
        program.Environment["ACME_TOKEN"] = "secret";
        Assert.That(await new WorkerProcess(new WorkerLimits(TimeSpan.FromMinutes(1)), program).RunAsync(Job(), _told.Add, CancellationToken.None), Is.Null);
        var seen = await File.ReadAllTextAsync(Path.Combine(_folder, "seen"));
        Assert.That(seen, Does.Contain("PATH=").And.Contain("DOTNET_GCHeapHardLimit=40000000").And.Not.Contain("secret"));
    }

    [Test]
    public async Task The_heap_has_a_limit()
    {
        var program = new ProcessStartInfo("dotnet", [typeof(WorkerProcess).Assembly.Location, WorkerProcess.Verb]);
        program.Environment["DOTNET_GCHeapHardLimit"] = "1800000";
        var document = SpecText.Compile(SpecText.WithSchema("{ type: object }", components: "{ schemas: {" + string.Join(", ", Enumerable.Range(0, 2000).Select(number =>
            $"S{number}: {{ type: object, properties: {{ {string.Join(", ", Enumerable.Range(0, 20).Select(member => $"m{member}: {{ type: string, description: Member {member} }}"))} }} }}")) + "} }"));
        var input = Path.Combine(_folder, "Acme.json");
        await File.WriteAllTextAsync(input, document.NSwag.Json);
        var job = new Job("NSwag", [new JobDocument("Acme", "Acme", input, Path.Combine(_folder, "Acme"))]);
        var reason = await new WorkerProcess(new WorkerLimits(TimeSpan.FromMinutes(3)), program).RunAsync(job, _told.Add, CancellationToken.None);
        Assert.That(reason ?? _told.Last(told => told.Kind == ToldKind.Failure).Text, Does.Contain("memory"));
    }

    [Test]
    public void Work_in_this_process_that_does_not_end_is_given_up()
    {
        var problem = Assert.ThrowsAsync<ProblemException>(() => new Deadline(TimeSpan.FromSeconds(0.2)).RunAsync(
            new SourceMark("specs/acme.yaml", 1, 1), _ => Task.FromResult(new ManualResetEventSlim().Wait(Timeout.Infinite, CancellationToken.None)), CancellationToken.None))!.Problems.Single();
        Assert.That(problem.ToString(), Is.EqualTo("specs/acme.yaml(1,1): error SC0123: This took longer than 0.2 s; --timeout, in a build SpecClientsTimeout, gives it longer."));
    }

    [Test]
    public async Task Work_in_this_process_may_nest_deep()
    {
        static int Depth(int left) => left == 0 ? 0 : 1 + Depth(left - 1);
        Assert.That(await new Deadline(TimeSpan.FromMinutes(1)).RunAsync(new SourceMark("a", 1, 1), _ => Task.FromResult(Depth(500_000)), CancellationToken.None), Is.EqualTo(500_000));
    }

    private Task<string?> RunAsync(string script, double seconds) =>
        new WorkerProcess(new WorkerLimits(TimeSpan.FromSeconds(seconds)), new ProcessStartInfo("/bin/sh", ["-c", script])).RunAsync(Job(), _told.Add, CancellationToken.None);

    private Job Job() => new("NSwag", [new JobDocument("Acme", "Acme", Path.Combine(_folder, "Acme.json"), Path.Combine(_folder, "Acme"))]);

    private static bool IsAlive(int process)
    {
        using var asked = Process.Start("/bin/sh", ["-c", $"kill -0 {process} 2>&-"]);
        asked.WaitForExit();
        return asked.ExitCode == 0;
    }
}
