using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AgentSessions.Cli;
using AgentSessions.Tests.Sandbox;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.CommandLine;

/// <summary>The sandbox is slow enough to be stopped in the middle of a listing.</summary>
internal sealed class Resuming
{
    private const int Sessions = 1003;
    private const int PageSize = 25;
    private SandboxServer _sandbox = null!;
    private string _checkpointFile = null!;

    private static string[] Generators => [.. Generator.All.Select(generator => generator.Name)];

    [OneTimeSetUp]
    public async Task StartAsync() => _sandbox = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = Sessions, Latency = TimeSpan.FromMilliseconds(30) });

    [OneTimeTearDown]
    public async Task StopAsync() => await _sandbox.DisposeAsync();

    [SetUp]
    public void ChooseFile() => _checkpointFile = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [TearDown]
    public void RemoveFile() => File.Delete(_checkpointFile);

    [Test]
    public async Task An_interrupted_listing_is_resumed_without_loss_or_repetition([Values("meibel", "foundry")] string vendor, [ValueSource(nameof(Generators))] string generator)
    {
        var stopped = await InterruptedAsync(Arguments(vendor, generator, "ndjson"));
        var resumed = await CliRun.OfAsync([.. Arguments(vendor, generator, "ndjson"), "--resume", stopped.Checkpoint!]);

        Assert.That(stopped.ExitCode, Is.EqualTo(1));
        Assert.That(stopped.ErrorLines, Has.Count.EqualTo(2));
        Assert.That(stopped.ErrorLines[0], Is.EqualTo("Stopped."));
        Assert.That(stopped.Lines, Has.Count.GreaterThan(0).And.Count.LessThan(Sessions));
        Assert.That(stopped.Output, Does.EndWith("}\n"));
        Assert.That((resumed.ExitCode, resumed.Error), Is.EqualTo((0, "")));
        AssertIsEverything(vendor, [.. stopped.Items, .. resumed.Items]);
    }

    [Test]
    public async Task An_interrupted_array_is_closed()
    {
        var stopped = await InterruptedAsync(Arguments("meibel", "nswag", "json"));
        var resumed = await CliRun.OfAsync([.. Arguments("meibel", "nswag", "json"), "--resume", stopped.Checkpoint!]);

        AssertIsEverything("meibel", [.. JsonNode.Parse(stopped.Output)!.AsArray(), .. JsonNode.Parse(resumed.Output)!.AsArray()]);
    }

    [Test]
    public async Task A_checkpoint_file_is_kept_when_interrupted_and_removed_at_the_end()
    {
        string[] arguments = [.. Arguments("meibel", "nswag", "ndjson"), "--checkpoint-file", _checkpointFile];

        var stopped = await InterruptedAsync(arguments);
        var kept = await File.ReadAllTextAsync(_checkpointFile);
        var resumed = await CliRun.OfAsync(arguments);

        Assert.That(kept.Trim(), Is.EqualTo(stopped.Checkpoint));
        Assert.That(File.Exists(_checkpointFile), Is.False);
        AssertIsEverything("meibel", [.. stopped.Items, .. resumed.Items]);
    }

    [Test]
    public async Task A_checkpoint_file_never_claims_what_was_not_written()
    {
        string[] arguments = [.. Arguments("meibel", "kiota", "ndjson"), "--checkpoint-file", _checkpointFile];
        using var process = CliRun.Start(arguments);
        var written = new StringBuilder();
        for (var line = 0; line < 150; line++)
            written.Append(CultureInfo.InvariantCulture, $"{await process.StandardOutput.ReadLineAsync()}\n");
        process.Kill();
        written.Append(await process.StandardOutput.ReadToEndAsync());
        var whole = written.ToString()[..(written.ToString().LastIndexOf('\n') + 1)];

        var resumed = await CliRun.OfAsync(arguments);

        var ids = new CliRun(0, whole, "").Items.Concat(resumed.Items).Select(Id).ToList();
        Assert.That(ids.Distinct(), Is.EqualTo(Enumerable.Range(0, Sessions).Select(index => Id(_sandbox.Item("meibel", index)))));
        Assert.That(ids, Has.Count.LessThanOrEqualTo(Sessions + PageSize), "At most the page being written is repeated.");
    }

    [Test]
    public async Task An_empty_checkpoint_file_begins_anew()
    {
        await File.WriteAllTextAsync(_checkpointFile, "\n");

        var run = await CliRun.OfAsync([.. Arguments("meibel", "nswag", "ndjson"), "--max", "30", "--checkpoint-file", _checkpointFile]);

        Assert.That(run.Items.Select(Id).First(), Is.EqualTo(Id(_sandbox.Item("meibel", 0))));
        Assert.That((await File.ReadAllTextAsync(_checkpointFile)).Trim(), Is.EqualTo(run.Checkpoint));
    }

    [Test]
    public async Task A_checkpoint_of_another_listing_is_refused_and_stays()
    {
        var checkpoint = (await CliRun.OfAsync([.. Arguments("foundry", "nswag", "ndjson"), "--max", "1"])).Checkpoint!;
        await File.WriteAllTextAsync(_checkpointFile, checkpoint);

        var run = await CliRun.OfAsync([.. Arguments("meibel", "nswag", "ndjson"), "--checkpoint-file", _checkpointFile]);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.ErrorLines.Single(), Does.Contain("another vendor"));
        Assert.That(await File.ReadAllTextAsync(_checkpointFile), Is.EqualTo(checkpoint));
    }

    [Test]
    public async Task A_reader_that_goes_away_ends_the_listing()
    {
        using var process = CliRun.Start(Arguments("meibel", "nswag", "ndjson"));
        for (var line = 0; line <= PageSize; line++)
            await process.StandardOutput.ReadLineAsync();
        process.StandardOutput.Close();

        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("Writing failed: ").And.Contain("resume with --resume "));
    }

    private string[] Arguments(string vendor, string generator, string format) =>
        ["list", vendor, "support", "--generator", generator, "--base-url", _sandbox.BaseAddress(vendor).AbsoluteUri, "--api-key", _sandbox.ApiKey, "--page-size", $"{PageSize}", "--format", format];

    private static async Task<CliRun> InterruptedAsync(string[] arguments)
    {
        using var process = CliRun.Start(arguments);
        var begun = new StringBuilder();
        for (var line = 0; line < 100; line++)
            begun.Append(CultureInfo.InvariantCulture, $"{await process.StandardOutput.ReadLineAsync()}\n");
        using var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var (rest, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, begun + await rest, await error);
    }

    private void AssertIsEverything(string vendor, IEnumerable<JsonNode?> items) =>
        Assert.That(items.Select(Id), Is.EqualTo(Enumerable.Range(0, Sessions).Select(index => Id(_sandbox.Item(vendor, index)))));

    private static string Id(JsonNode? item) => (string)(item!["session_id"] ?? item["agent_session_id"])!;
}
