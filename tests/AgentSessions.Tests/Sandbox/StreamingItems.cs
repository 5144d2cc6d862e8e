using System.Text.Json.Nodes;
using AgentSessions.Tests.Fidelity;
using AgentSessions.Tests.Streams;
using SpecClients.OpenApi.Reading;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

/// <summary>The sandbox streams what a description says is streamed, and both clients read it.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
internal sealed class StreamingItems(string generator)
{
    private static readonly string Spec = Path.Combine(RepositoryRoot.Path, "tests", "AgentSessions.Tests", "Streams", "streams.yaml");

    private SandboxServer _server = null!;
    private StreamingClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var document = JsonNode.Parse(DocumentReader.Parse(await File.ReadAllTextAsync(Spec), "streams.yaml").ToString())!.AsObject();
        _server = await SandboxServer.StartAsync([new SandboxDocument("runs", document)], new() { StreamedItems = 7, ApiKey = "s3cret-k3y", Latency = TimeSpan.FromMilliseconds(5) });
        _client = (await StreamingClients.CompileAsync()).Connect(generator, _server.BaseAddress("runs"));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task A_stream_has_as_many_items_as_are_set()
    {
        Assert.That(await StreamingClient.AllAsync(_client.Steps()), Has.Count.EqualTo(7));
        Assert.That(await StreamingClient.AllAsync(_client.Lines()), Has.Count.EqualTo(7));
        Assert.That(await StreamingClient.AllAsync(_client.Sequence()), Has.Count.EqualTo(7));
        Assert.That(await StreamingClient.AllAsync(_client.Numbers()), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task Events_of_each_name_come_in_turn_with_ids_and_an_end()
    {
        var events = new List<string>();
        await foreach (var item in StreamingClient.WithIds(_client.Events()))
            events.Add($"{item.EventId} {item.EventType}");
        Assert.That(events, Is.EqualTo(["1 run.created", "2 delta", "3 log", "4 run.created", "5 delta", "6 log", "7 run.created"]));
    }

    [Test]
    public async Task What_is_asked_for_decides_between_a_body_and_a_stream()
    {
        Assert.That((string)(await (dynamic)_client.Create("r", isStreamed: false)).Run, Is.Not.Empty);
        Assert.That(await StreamingClient.AllAsync(_client.Create("r", isStreamed: true)), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task A_stream_goes_on_after_the_last_event_that_the_caller_has()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server.BaseAddress("runs"), "runs/r1/steps"));
        request.Headers.Add("X-Key", "s3cret-k3y");
        request.Headers.Add("Last-Event-ID", "5");
        using var http = new HttpClient(new SocketsHttpHandler());
        using var answer = await http.SendAsync(request);
        Assert.That((await answer.Content.ReadAsStringAsync()).Split('\n').Where(line => line.StartsWith("id:", StringComparison.Ordinal)), Is.EqualTo(["id: 6", "id: 7"]));
    }
}
