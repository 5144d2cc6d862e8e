using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AgentSessions.Cli;

namespace AgentSessions.Tests.CommandLine;

/// <summary>What a server says goes to a terminal as text: it steers nothing there, and repeats no key.</summary>
internal sealed class HostileAnswers
{
    private const string Key = "sk-live\"very<secret/42";
    private const string Steering = "\u0007\u001b]0;owned\u0007\u001b[2J\u007f\u009b31m\u202egnirts\u2066\u200f\u061c";

    private static readonly string[] Generators = [.. Generator.All.Select(generator => generator.Name)];

    private static readonly Func<string, string>[] Forms =
    [
        key => key, Uri.EscapeDataString, WebUtility.UrlEncode, key => WebUtility.HtmlEncode(key), key => JavaScriptEncoder.Default.Encode(key),
        key => key.Replace("\"", "\\\""), key => Convert.ToBase64String(Encoding.UTF8.GetBytes(key)), key => key.ToUpperInvariant(),
    ];

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
        [ValueSource(nameof(Generators))] string generator, [Values("table", "json", "ndjson", "csv")] string format, [Values(200, 403)] int status, [Range(0, 7)] int form)
    {
        var said = Forms[form](Key);
        await using var server = await AnswerServer.StartAsync(_ => ((HttpStatusCode)status, status == 200 ? Session(said) : JsonSerializer.Serialize(new { detail = said })), said);

        var run = await ListAsync(server, generator, "--format", format, "--verbose");

        Assert.That(run.ExitCode, Is.EqualTo(status == 200 ? 0 : 1));
        Assert.That(run.Output + run.Error, Does.Not.Contain(said).IgnoreCase.And.Not.Contain(JsonSerializer.Serialize(said)[1..^1]).IgnoreCase.And.Contain("***"));
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
