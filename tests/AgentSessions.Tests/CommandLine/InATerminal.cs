using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AgentSessions.Tests.Sandbox;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.CommandLine;

/// <summary>What only a terminal gets to see. Its two streams are one.</summary>
[Platform("Linux", Reason = "A terminal is made by script(1) as Linux has it.")]
internal sealed partial class InATerminal
{
    private const string Color = @"\u001b\[(3|4|9|10)[0-9][;0-9]*m";
    private SandboxServer _sandbox = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _sandbox = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = 30, Latency = TimeSpan.FromMilliseconds(100) });

    [OneTimeTearDown]
    public async Task StopAsync() => await _sandbox.DisposeAsync();

    [TestCase(60)]
    [TestCase(200)]
    public async Task A_table_fits_its_width(int width)
    {
        var lines = Plain().Replace(await ListAsync(width, "list"), "").ReplaceLineEndings("\n").Split('\n').ToList();

        var table = lines.Where(line => line.TrimStart().StartsWith("sess", StringComparison.Ordinal)).ToList();
        Assert.That(table, Has.Count.EqualTo(31), "A header and the sessions.");
        Assert.That(table.Select(line => line.Length), Has.All.LessThanOrEqualTo(width));
        Assert.That(lines, Has.Some.StartsWith("30 sessions."));
    }

    [Test]
    public async Task Progress_is_shown_and_gone_in_the_end()
    {
        var shown = await ListAsync(100, "list", "--page-size", "2");

        Assert.That(Plain().Replace(shown, ""), Does.Match("meibel: [0-9]+ sessions ━"));
        Assert.That(shown[shown.LastIndexOf('━')..], Does.Contain("\u001b[2K").And.Contain("sess_000029"), "The bar's line is cleared, and then comes the table.");
    }

    [Test]
    public async Task No_color_is_honoured()
    {
        Assert.That(await ListAsync(100, "list", "--page-size", "2"), Does.Match(Color));
        Assert.That(await ListAsync(100, "NO_COLOR=1 list", "--page-size", "2"), Does.Match("meibel: [0-9]+ sessions").And.Not.Match(Color));
    }

    [Test]
    public async Task A_cell_that_would_steer_it_is_shown_as_JSON_escapes_it_and_goes_into_a_pipe_as_it_is()
    {
        const string Steering = "\u001b]0;owned\u0007";
        const string Page = """{"data":[{"session_id":"a","status":"DONE","start_time":"2025-01-01T00:00:00Z","agent_name":"\u001b]0;owned\u0007"}],"total":1}""";
        await using var server = await AnswerServer.StartAsync(_ => (HttpStatusCode.OK, Page));

        var shown = await RunAsync(100, $"list meibel support --format csv --base-url {server.Address} --api-key any-key");
        var piped = await CliRun.OfAsync("list", "meibel", "support", "--format", "csv", "--base-url", server.Address, "--api-key", "any-key");

        Assert.That(shown, Does.Contain(@"\u001b]0;owned\u0007").And.Not.Contain(Steering));
        Assert.That(piped.Output, Does.Contain(Steering));
    }

    private Task<string> ListAsync(int width, string command, params string[] options)
    {
        var (variable, name) = command.Split(' ') is [var set, var rest] ? (set, rest) : ("", command);
        return RunAsync(width, $"{name} meibel support --base-url {_sandbox.BaseAddress("meibel")} --api-key {_sandbox.ApiKey} {string.Join(' ', options)}", variable);
    }

    private static async Task<string> RunAsync(int width, string command, string variable = "")
    {
        var line = $"stty cols {width}; {variable} dotnet '{CliRun.Program}' {command}";
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--command", line, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("NO_COLOR");
        start.Environment.Remove("CI");
        var run = await CliRun.OfProcessAsync(Process.Start(start)!);
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        return run.Output;
    }

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]|\u001b[=>]")]
    private static partial Regex Plain();
}
