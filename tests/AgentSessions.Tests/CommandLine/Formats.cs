using System.Text.Json.Nodes;
using AgentSessions.Tests.Sandbox;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.CommandLine;

internal sealed class Formats
{
    private const int Sessions = 45;
    private SandboxServer _sandbox = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _sandbox = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = Sessions, Hostile = true });

    [OneTimeTearDown]
    public async Task StopAsync() => await _sandbox.DisposeAsync();

    [Test]
    public async Task Json_is_one_array_of_what_ndjson_has_in_lines()
    {
        var array = JsonNode.Parse((await ListAsync("json")).Output)!.AsArray();
        var lines = (await ListAsync("ndjson")).Items.ToList();

        Assert.That(array, Has.Count.EqualTo(Sessions));
        Assert.That(array.Zip(lines, JsonNode.DeepEquals), Has.All.True);
    }

    [Test]
    public async Task Csv_has_a_header_and_every_member_in_quotes_where_it_needs_them()
    {
        var records = Records((await ListAsync("csv")).Output);
        var items = (await ListAsync("ndjson")).Items.Select(item => item!.AsObject()).ToList();

        Assert.That(records, Has.Count.EqualTo(Sessions + 1));
        Assert.That(records, Has.All.Count.EqualTo(records[0].Count));
        Assert.That(records[0], Is.EquivalentTo(items.SelectMany(item => item.Select(member => member.Key)).Distinct()));
        for (var row = 0; row < Sessions; row++)
        {
            for (var column = 0; column < records[0].Count; column++)
                Assert.That(records[row + 1][column], Is.EqualTo(Text(items[row][records[0][column]])));
        }
    }

    [Test]
    public async Task A_table_has_a_line_for_each_session()
    {
        var run = await ListAsync("table");

        Assert.That(run.Lines.Count(line => line.Contains("sess_", StringComparison.Ordinal)), Is.EqualTo(Sessions));
        Assert.That(run.Error, Is.EqualTo($"{Sessions} sessions.\n"));
    }

    [TestCase("json", "[]\n")]
    [TestCase("ndjson", "")]
    [TestCase("csv", "")]
    [TestCase("table", "")]
    public async Task An_empty_listing_is_an_empty_output(string format, string expected)
    {
        await using var empty = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = 0 });

        var run = await CliRun.OfAsync("list", "meibel", "support", "--base-url", empty.BaseAddress("meibel").AbsoluteUri, "--api-key", empty.ApiKey, "--format", format);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, expected)));
    }

    [Test]
    public async Task A_resumed_array_is_an_array_and_a_resumed_csv_has_a_header_of_its_own()
    {
        var checkpoint = (await ListAsync("json", "--max", "20")).Checkpoint!;

        Assert.That(JsonNode.Parse((await ListAsync("json", "--resume", checkpoint)).Output)!.AsArray(), Has.Count.EqualTo(Sessions - 20));
        Assert.That(Records((await ListAsync("csv", "--resume", checkpoint)).Output), Has.Count.EqualTo(Sessions - 20 + 1));
    }

    private Task<CliRun> ListAsync(string format, params string[] more) =>
        CliRun.OfAsync(["list", "meibel", "support", "--base-url", _sandbox.BaseAddress("meibel").AbsoluteUri, "--api-key", _sandbox.ApiKey, "--page-size", "10", "--format", format, .. more]);

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when text.TryGetValue<string>(out var plain) => plain,
        _ => value.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
    };

    /// <summary>Reads RFC 4180 as it is written there.</summary>
    private static List<List<string>> Records(string text)
    {
        var records = new List<List<string>>();
        var (record, at) = (new List<string>(), 0);
        while (at < text.Length)
        {
            record.Add(Field(text, ref at));
            if (text[at] == ',')
                at++;
            else
            {
                Assert.That(text.AsSpan(at).StartsWith("\r\n"), Is.True, "A record ends in CRLF.");
                records.Add(record);
                (record, at) = ([], at + 2);
            }
        }
        return records;
    }

    private static string Field(string text, ref int at)
    {
        var start = at;
        if (text[at] != '"')
        {
            at += text.AsSpan(at).IndexOfAny(',', '\r', '\n');
            return text[start..at];
        }
        for (at++; text[at] != '"' || text[at + 1] == '"'; at++)
            at += text[at] == '"' ? 1 : 0;
        return text[(start + 1)..at++].Replace("\"\"", "\"", StringComparison.Ordinal);
    }
}
