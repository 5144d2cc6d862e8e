using System.Diagnostics;
using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Guarding;
using AgentSessions.Tests.Workflow;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Working;

namespace AgentSessions.Tests.Generating;

/// <summary>A generator begins with what a changed description was, and nothing that comes of it is seen.</summary>
[Platform("Linux,MacOsX")]
internal sealed class Rehearsing
{
    private readonly List<Told> _told = [];
    private readonly WrittenBy _generator = WrittenBy.Text(_ => "namespace Acme { }\n");
    private TestTree _tree = null!;

    [SetUp]
    public void MakeTree()
    {
        _tree = new TestTree();
        _told.Clear();
        _generator.Rehearsed.Clear();
    }

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [Test]
    public async Task A_changed_description_is_begun_with_as_it_was_and_no_other()
    {
        await GenerateAsync("{ type: string }");
        await GenerateAsync("{ type: string }");
        Assert.That(_generator.Rehearsed, Is.Empty, "There was nothing, and then nothing new.");

        var last = _tree["generated/Acme/openapi.json"];
        await GenerateAsync("{ type: boolean }");
        Assert.That(_generator.Rehearsed, Is.EqualTo([last]));

        _tree["generated/Acme/openapi.json"] += " ";
        await GenerateAsync("{ type: integer }");
        Assert.That(_generator.Rehearsed, Has.Count.EqualTo(1), "What someone has written by hand is no document.");
    }

    [Test]
    public async Task One_that_has_nothing_to_do_after_all_gives_its_place_up_before_another_begins()
    {
        using var place = new CancellationTokenSource();
        var isFree = false;
        WrittenBy idle = null!;
        idle = new WrittenBy(document => ClientFiles.Of(document, idle)) { Holds = new Place(place.Cancel) };
        var busy = new WrittenBy(_ =>
        {
            isFree = place.IsCancellationRequested;
            return new Dictionary<string, string> { ["AcmeClient.g.cs"] = "namespace Acme { }\n" };
        })
        { Name = "Kiota" };
        _tree["specs/acme.yaml"] = SpecText.WithSchema("{ type: string }");
        await VendorClients.Of(_tree.Root, idle, busy).UpdateAsync(_ => { });
        Assert.That(isFree, Is.False);

        // A comment makes no other document: the generator whose version is the same has nothing to do.
        _tree["specs/acme.yaml"] += "\n# Nothing new.\n";
        busy.Version = "1";
        await VendorClients.Of(_tree.Root, idle, busy).UpdateAsync(_ => { });
        Assert.That((idle.Rehearsed.Count, isFree), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task A_worker_that_fails_at_it_does_its_job_all_the_same_and_tells_of_that_alone()
    {
        using var worker = new WorkerProcess(new WorkerLimits(TimeSpan.FromMinutes(3)), new ProcessStartInfo("dotnet", [typeof(WorkerProcess).Assembly.Location, WorkerProcess.Verb]));
        worker.Rehearse(Job("Gone"), _tree.Root);
        _tree["Acme.json"] = SpecText.Compile(SpecText.WithSchema("{ type: object, properties: { id: { type: string } } }")).NSwag.Json;
        Assert.That(await worker.RunAsync(Job("Acme"), _told.Add, CancellationToken.None), Is.Null);
        Assert.That(_told.Where(told => told.Kind != ToldKind.Part), Is.EqualTo([new Told(ToldKind.Document, "Acme"), new Told(ToldKind.Done, "Acme")]));
        Assert.That(_tree.At("Acme/AcmeClient.g.cs"), Does.Exist);
    }

    [Test]
    public async Task The_job_goes_to_the_process_that_has_rehearsed()
    {
        using var worker = Shell("echo $$ >> processes; read rehearsal; read job; echo \"$rehearsal\" > rehearsal");
        worker.Rehearse(Job("Last"), _tree.Root);
        Assert.That(await worker.RunAsync(Job("Acme"), _told.Add, CancellationToken.None), Is.Null);
        Assert.That(_tree["processes"].Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(SpecClients.Generation.Working.Job.Read(_tree["rehearsal"]).IsRehearsal);
    }

    [Test]
    public void One_that_gets_no_job_is_ended()
    {
        var worker = Shell("echo $$ > process; read rehearsal; sleep 1000");
        worker.Rehearse(Job("Last"), _tree.Root);
        Assert.That(() => File.Exists(_tree.At("process")) && _tree["process"].EndsWith('\n'), Is.True.After(10_000, 20));
        worker.Dispose();
        Assert.That(CompilerRun.IsAlive(int.Parse(_tree["process"], System.Globalization.CultureInfo.InvariantCulture)), Is.False);
    }

    private async Task GenerateAsync(string schema)
    {
        _tree["specs/acme.yaml"] = SpecText.WithSchema(schema);
        await VendorClients.Of(_tree.Root, _generator).UpdateAsync(_ => { });
    }

    private static WorkerProcess Shell(string script) => new(new WorkerLimits(TimeSpan.FromMinutes(1)), new ProcessStartInfo("/bin/sh", ["-c", script]));

    private sealed class Place(Action giveUp) : IDisposable
    {
        public void Dispose() => giveUp();
    }

    private Job Job(string name) => new("NSwag", [new JobDocument(name, name, _tree.At(name + ".json"), _tree.At(name))]);
}
