using System.Text.RegularExpressions;
using AgentSessions.Tests.Building;
using AgentSessions.Tests.Fidelity;
using AgentSessions.Tests.Sandbox;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Samples;

/// <summary>The programs in tests/samples, run as a user runs them, with the sandbox in place of the vendor.</summary>
[TestFixture]
internal sealed partial class RunningSamples
{
    private static readonly SandboxOptions Some = new() { SessionsPerVendor = 307 };

    private string _folder = null!;

    [SetUp]
    public void MakeAFolder() => _folder = Directory.CreateTempSubdirectory("agent-sessions-sample-").FullName;

    [TearDown]
    public void RemoveTheFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("console-nswag.cs")]
    [TestCase("console-kiota.cs")]
    public async Task A_console_program_without_a_container_lists_the_running_sessions(string sample)
    {
        await using var sandbox = await SandboxServer.StartAsync(OurDocuments.All, Some);

        var (exitCode, output) = await RunAsync(sandbox, sample);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output.TrimEnd().Split('\n'), Is.EqualTo(Running(sandbox).Select(id => $"{id} RUNNING")));
    }

    [Test]
    public async Task A_worker_counts_the_running_sessions_though_one_request_in_ten_fails()
    {
        await using var sandbox = await SandboxServer.StartAsync(OurDocuments.All, Some with { FaultRate = 0.1 });

        var told = await DotnetCommand.UntilAsync(_folder, SandboxEnvironment.Of(sandbox), ["run", Path("worker.cs")],
            line => Task.FromResult(RunningSessions().Match(line) is { Success: true } match ? match.Groups[1].Value : null));

        Assert.That(told, Is.EqualTo(Running(sandbox).Count().ToString()));
    }

    [Test]
    public async Task A_listing_broken_off_by_its_server_is_taken_up_again_and_has_each_session_once()
    {
        // Four times as many pages as are waited for, so that there is something left to break off.
        var slow = Some with { SessionsPerVendor = 2_000, Latency = TimeSpan.FromMilliseconds(100) };
        (int ExitCode, string Output) broken;
        await using (var sandbox = await SandboxServer.StartAsync(OurDocuments.All, slow))
        {
            var running = RunAsync(sandbox, "resume.cs");
            while (!running.IsCompleted && sandbox.Requests["meibel"].Received < 5)
                await Task.Delay(20);
            await sandbox.DisposeAsync();
            broken = await running;
        }
        Assert.That(broken.ExitCode, Is.Not.Zero, broken.Output);
        Assert.That(File.Exists(System.IO.Path.Combine(_folder, "sessions.checkpoint")), broken.Output);

        await using var again = await SandboxServer.StartAsync(OurDocuments.All, slow with { Latency = TimeSpan.Zero });
        var (exitCode, output) = await RunAsync(again, "resume.cs");

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(again.Requests["meibel"].Received, Is.LessThan(2_000 / 20), "The second run began where the first one stood.");
        Assert.That(File.ReadLines(System.IO.Path.Combine(_folder, "sessions.txt")), Is.EqualTo(Enumerable.Range(0, 2_000).Select(index => Id(again, index))));
    }

    [Test]
    public async Task A_dashboard_shows_how_many_sessions_there_are()
    {
        await using var sandbox = await SandboxServer.StartAsync(OurDocuments.All, Some);
        using var browser = new HttpClient(new SocketsHttpHandler());

        var page = await DotnetCommand.UntilAsync(_folder, SandboxEnvironment.Of(sandbox), ["run", Path("dashboard.cs"), "--", "--urls", "http://127.0.0.1:0"],
            async line => ListeningOn().Match(line) is { Success: true } match ? await browser.GetStringAsync(match.Groups[1].Value + "/?agent=a%3Cb%3E") : null);

        Assert.That(page, Does.Contain("<h1>307 sessions of a&lt;b&gt;</h1>").And.Contain($"RUNNING<td>{Running(sandbox).Count()}"));
    }

    private static IEnumerable<string> Running(SandboxServer sandbox) =>
        Enumerable.Range(0, Some.SessionsPerVendor).Where(index => (string?)sandbox.Item("meibel", index)["status"] == "RUNNING").Select(index => Id(sandbox, index));

    private static string Id(SandboxServer sandbox, int index) => (string)sandbox.Item("meibel", index)["session_id"]!;

    private static string Path(string sample) => RepositoryRoot.Of("tests", "samples", sample);

    private Task<(int ExitCode, string Output)> RunAsync(SandboxServer sandbox, string sample) =>
        DotnetCommand.RunAsync(_folder, SandboxEnvironment.Of(sandbox), "run", Path(sample));

    [GeneratedRegex(@"(\d+) sessions are running")]
    private static partial Regex RunningSessions();

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListeningOn();
}
