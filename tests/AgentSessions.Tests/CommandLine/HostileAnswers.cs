using System.Net;
using System.Text.Json;
using AgentSessions.Cli;
using AgentSessions.Tests.Echoes;

namespace AgentSessions.Tests.CommandLine;

/// <summary>What a server says goes to a terminal as text: it steers nothing there, and repeats no key.</summary>
internal sealed class HostileAnswers
{
    private const string Key = "sk-live\"very<secret/42";
    private const string Steering = "\u0007\u001b]0;owned\u0007\u001b[2J\u007f\u009b31m\u202egnirts\u2066\u200f\u061c";

    private static readonly string[] Generators = [.. Generator.All.Select(generator => generator.Name)];

    private static readonly string[] Forms = [.. KeyForms.All.Select(form => form.Name)];

    [Test]
    public async Task Nothing_that_a_terminal_would_obey_is_written([ValueSource(nameof(Generators))] string generator, [Values("table", "json", "ndjson")] string format, [Values(200, 403)] int status)
    {
        await using var server = await AnswerServer.StartAsync(_ => ((HttpStatusCode)status, status == 200 ? Session(Steering) : JsonSerializer.Serialize(new { detail = "no" + Steering })));

        var run = await ListAsync(server, generator, "--format", format, "--verbose");

        Assert.That(run.ExitCode, Is.EqualTo(status == 200 ? 0 : 1));
        Assert.That((run.Output + run.Error).Where(character => (char.IsControl(character) && character != '\n') || Steering.Contains(character) && character > '\u2000'), Is.Empty);
        if (status != 200)
            return;
        Assert.That(run.Output, Does.Contain("\\u001b]0;owned").IgnoreCase);
        if (format != "table")
            Assert.That(JsonDocument.Parse(run.Output.Trim().TrimStart('[').TrimEnd(']')).RootElement.GetProperty("agent_name").GetString(), Is.EqualTo(Steering));
    }

    [Test]
    public async Task A_key_that_comes_back_in_a_session_or_an_error_is_not_written(
        [ValueSource(nameof(Generators))] string generator, [Values("table", "json", "ndjson", "csv", "error")] string kind, [ValueSource(nameof(Forms))] string form)
    {
        var (status, format) = kind == "error" ? (403, "table") : (200, kind);
        var said = KeyForms.All.Single(one => one.Name == form).Of(Key);
        await using var server = await AnswerServer.StartAsync(_ => ((HttpStatusCode)status, status == 200 ? Session(said) : JsonSerializer.Serialize(new { detail = said })), said);

        var run = await ListAsync(server, generator, "--format", format, "--verbose");

        Assert.That(run.ExitCode, Is.EqualTo(status == 200 ? 0 : 1));
        Assert.That(run.Output + run.Error, Does.Not.Contain(said).IgnoreCase.And.Not.Contain(JsonSerializer.Serialize(said)[1..^1]).IgnoreCase.And.Contain("***"));
    }

    [Test]
    public async Task A_checkpoint_whose_cursor_is_the_key_is_not_told([ValueSource(nameof(Generators))] string generator, [Values("--max=1", "--prefetch=0")] string way)
    {
        const string Page = """{"data":[{"agent_session_id":"a","version_indicator":{"type":"version_ref","agent_version":"1"},"status":"idle","created_at":1,"last_accessed_at":2,"expires_at":3}],"has_more":true,"last_id":KEY}""";
        await using var server = await AnswerServer.StartAsync(_ => (HttpStatusCode.OK, Page.Replace("KEY", JsonSerializer.Serialize(Key), StringComparison.Ordinal)));

        var run = await CliRun.OfAsync("list", "foundry", "agent", "--generator", generator, "--base-url", server.Address, "--api-key", Key, "--format", "ndjson", way);

        Assert.That((run.ExitCode, run.Lines.Count), Is.EqualTo((way == "--max=1" ? 0 : 1, 1)));
        Assert.That(run.Error, Does.Contain("the vendor's cursor has the key in it, so no checkpoint is told.").And.Not.Contain("--resume"));
        Assert.That(new KeySeeker(Key).Find(run.Output + run.Error), Is.Null);
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+A1", "'+A1")]
    [TestCase("-A1", "'-A1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("\r=1", "\"'\r=1\"")]
    [TestCase("-1.5e3", "-1.5e3")]
    [TestCase("a=1", "a=1")]
    public async Task A_cell_is_the_vendor_s_text_unless_it_is_guarded(string text, string guarded)
    {
        await using var server = await AnswerServer.StartAsync(_ => (HttpStatusCode.OK, Session(text)));

        var plain = await ListAsync(server, "nswag", "--format", "csv");
        var safe = await ListAsync(server, "nswag", "--format", "csv", "--guard-cells");

        Assert.That(plain.Output, Does.Contain("," + (text.Contains('\r') ? $"\"{text}\"" : text)));
        Assert.That(safe.Output, Does.Contain("," + guarded));
    }

    [Test]
    public async Task A_key_is_read_from_standard_input_where_no_list_of_processes_shows_it()
    {
        var seen = "";
        await using var server = await AnswerServer.StartAsync(request =>
        {
            seen = request.Headers["Meibel-API-Key"]!;
            return (HttpStatusCode.OK, """{"data":[],"total":0}""");
        });
        var process = CliRun.Start(["list", "meibel", "agent", "--base-url", server.Address, "--api-key", "-"], input: Key + "\n");

        var run = await CliRun.OfProcessAsync(process);

        Assert.That((run.ExitCode, seen), Is.EqualTo((0, Key)));
    }

    [Test]
    public async Task Standard_input_without_a_key_is_a_wrong_use()
    {
        var run = await CliRun.OfProcessAsync(CliRun.Start(["list", "meibel", "agent", "--base-url", "http://127.0.0.1:9", "--api-key", "-"], input: "\n"));

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "--api-key - takes the key from standard input, which has none.\n")));
    }

    private static string Session(string name) =>
        $$"""{"data":[{"session_id":"a","status":"DONE","start_time":"2025-01-01T00:00:00Z","agent_name":{{JsonSerializer.Serialize(name)}}}],"total":1}""";

    private static Task<CliRun> ListAsync(AnswerServer server, string generator, params string[] more) =>
        CliRun.OfAsync(["list", "meibel", "agent", "--generator", generator, "--base-url", server.Address, "--api-key", Key, .. more]);
}
