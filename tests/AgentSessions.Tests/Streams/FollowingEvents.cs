using System.Text;
using AgentSessions.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace AgentSessions.Tests.Streams;

/// <summary>Streams of items, by both generators' clients, from real servers.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
public sealed class FollowingEvents(string generator)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private StreamingClients _clients = null!;

    [OneTimeSetUp]
    public async Task CompileAsync() => _clients = await StreamingClients.CompileAsync();

    [Test]
    [CancelAfter(60_000)]
    public async Task Each_event_comes_before_the_next_is_sent(CancellationToken stop)
    {
        using var taken = new SemaphoreSlim(0);
        await using var server = await Origin.Serve(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            for (var id = 1; id <= 3; id++)
            {
                await context.Response.WriteAsync($"data: {{\"id\": {id}}}\n\n", stop);
                await context.Response.Body.FlushAsync(stop);
                Assert.That(await taken.WaitAsync(Soon, stop), Is.True);
            }
        });
        using var client = _clients.Connect(generator, server.Address);
        var ids = new List<long>();
        await foreach (var step in StreamingClient.Each(client.Steps(stop)))
        {
            ids.Add((long)step.Id);
            taken.Release();
        }
        Assert.That(ids, Is.EqualTo([1L, 2L, 3L]));
        Assert.That(server.Seen.Single(), Does.Contain("Accept: text/event-stream").And.Contain("X-Key: s3cret-k3y"));
    }

    [Test]
    public async Task An_event_that_has_a_name_is_the_member_of_that_name()
    {
        var events = await AllAsync(client => client.Events(), "event: run.created\ndata: {\"run\": \"r1\"}\n\nevent: delta\ndata: {\"text\":\ndata:  \"a\"}\n\nevent: log\ndata: all \"well\"\n\n");
        Assert.That(events, Has.Count.EqualTo(3));
        Assert.That((string)events[0].RunCreated.Run, Is.EqualTo("r1"));
        Assert.That((object?)events[0].Delta, Is.Null);
        Assert.That((string)events[1].Delta.Text, Is.EqualTo("a"));
        Assert.That((string)events[2].Log, Is.EqualTo("all \"well\""));
    }

    [Test]
    public async Task An_event_of_an_unknown_name_is_kept_and_reported()
    {
        var heard = new List<string>();
        void Hear(SpecDrift drift) => heard.Add($"{drift.Kind} {drift.Location}");
        SpecDrift.Observed += Hear;
        List<dynamic> events;
        try
        {
            events = await AllAsync(client => client.Events(), "event: paused\ndata: {\"for\": 3}\n\nevent: note\ndata: no JSON\n\n");
        }
        finally
        {
            SpecDrift.Observed -= Hear;
        }
        IEnumerable<string> Kept(dynamic item) => ((IEnumerable<string>)(generator == "kiota" ? item.AdditionalData.Keys : item.AdditionalProperties.Keys)).ToList();
        Assert.That(events.SelectMany(item => (IEnumerable<string>)Kept(item)), Is.EqualTo(["paused", "note"]));
        Assert.That(heard, Is.SupersetOf(["UnknownMember $.paused", "UnknownMember $.note"]));
    }

    [TestCase("event: delta\ndata: {\"text\": \"a\"}\n\ndata: [END]\n\nevent: delta\ndata: {\"text\": \"b\"}\n\n", true)]
    [TestCase("data: {\"id\": 1}\n\ndata: [DONE]\n\ndata: {\"id\": 2}\n\n", false)]
    public async Task The_event_that_ends_the_stream_is_none(string sent, bool isNamed) =>
        Assert.That(await AllAsync(client => isNamed ? client.Events() : client.Steps(), sent), Has.Count.EqualTo(1));

    [Test]
    public async Task Types_ids_and_waits_come_with_the_events()
    {
        using var client = await ConnectAsync("id: 7\nretry: 1500\nevent: delta\ndata: {\"text\": \"a\"}\n\n: a comment\n\nevent: delta\ndata: {\"text\": \"b\"}\n\n");
        var events = new List<(string, string?, TimeSpan?)>();
        await foreach (var item in StreamingClient.WithIds(client.Events()))
            events.Add((item.EventType, item.EventId, item.ReconnectionInterval));
        Assert.That(events[0], Is.EqualTo(("delta", "7", TimeSpan.FromMilliseconds(1500))));
        Assert.That(events, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_operation_that_answers_with_a_body_or_a_stream_gives_both()
    {
        await using var server = await Origin.Serve(async context =>
        {
            var streams = context.Request.Headers.Accept == "text/event-stream";
            context.Response.ContentType = streams ? "text/event-stream" : "application/json";
            using var body = new StreamReader(context.Request.Body);
            Assert.That(await body.ReadToEndAsync(), Does.Contain("r9"));
            await context.Response.WriteAsync(streams ? "data: {\"id\": 4}\n\n" : "{\"run\": \"r9\"}");
        });
        using var client = _clients.Connect(generator, server.Address);
        Assert.That((string)(await (dynamic)client.Create("r9", isStreamed: false)).Run, Is.EqualTo("r9"));
        var steps = client.Create("r9", isStreamed: true);
        // A body is sent again with each enumeration.
        for (var time = 0; time < 2; time++)
        {
            await foreach (var step in StreamingClient.Each(steps))
                Assert.That((long)step.Id, Is.EqualTo(4));
        }
        Assert.That(server.Seen, Has.Count.EqualTo(3));
    }

    [TestCase("{\"id\": 1}\n{\"id\": 2}\n\n{\"id\": 3}")]
    [TestCase("{\"id\": 1}\r\n{\"id\": 2}\r\n{\"id\": 3}\r\n")]
    public async Task Lines_of_JSON_are_items(string sent) =>
        Assert.That((await AllAsync(client => client.Lines(), sent, "application/jsonl")).Select(step => (long)step.Id), Is.EqualTo([1L, 2L, 3L]));

    [Test]
    public async Task A_sequence_of_JSON_texts_is_items() =>
        Assert.That((await AllAsync(client => client.Sequence(), "\u001e{\"id\": 1}\n\u001e{\n\"id\": 2}\n", "application/json-seq")).Select(step => (long)step.Id), Is.EqualTo([1L, 2L]));

    [Test]
    public async Task Items_may_be_single_values() =>
        Assert.That((await AllAsync(client => client.Numbers(), "1\n22\n333\n", "application/x-ndjson")).Select(number => (long)number), Is.EqualTo([1L, 22L, 333L]));

    [Test]
    public async Task Items_may_be_any_JSON() =>
        Assert.That(await AllAsync(client => client.Anything(), "data: 1\n\ndata: {\"a\": {}}\n\n"), Has.Count.EqualTo(2));

    [Test]
    public async Task A_path_may_begin_with_a_parameter()
    {
        var asked = "";
        await using var server = await Origin.Serve(context =>
        {
            asked = context.Request.Path;
            context.Response.ContentType = "text/event-stream";
            return context.Response.WriteAsync("data: {\"id\": 1}\n\n");
        });
        using var client = _clients.Connect(generator, server.Address);
        Assert.That(await StreamingClient.AllAsync(client.Tenant("acme")), Has.Count.EqualTo(1));
        Assert.That(asked, Is.EqualTo("/acme/steps"));
    }

    [Test]
    public async Task Operations_that_differ_by_a_query_stream_what_each_of_them_says()
    {
        await using var server = await Origin.Serve(_ => Task.CompletedTask);
        using var client = _clients.Connect(generator, server.Address);
        Assert.That(client.Told.Select(type => (type.Name.Split('`')[0], type.GetGenericArguments()[0].Name)),
            Is.EqualTo([("ServerSentEvents", "Step"), ("ServerSentEvents", "Step"), ("ServerSentEvents", "Delta")]));
    }

    [Test]
    public async Task An_item_that_is_none_fails_with_its_number_and_place()
    {
        var failure = await FailureAsync(client => client.Lines(), "{\"id\": 1}\n{\"id\": \"two\"}\n", "application/jsonl");
        Assert.That(failure, Is.InstanceOf<IApiError>());
        Assert.That(failure.Message, Does.Contain("exportLines: 200 OK: item 2: $.id: "));
    }

    [Test]
    public async Task An_error_is_typed_before_the_stream_begins()
    {
        await using var server = await Origin.Serve(context =>
        {
            context.Response.StatusCode = 404;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("{\"message\": \"no such run\"}");
        });
        using var client = _clients.Connect(generator, server.Address);
        var failure = Assert.CatchAsync(() => StreamingClient.AllAsync(client.Steps()))!;
        Assert.That((failure as IApiError)?.Status, Is.EqualTo(404));
        Assert.That(failure.Message, Does.Contain("no such run"));
    }

    [Test]
    public async Task A_document_in_the_place_of_a_stream_is_refused()
    {
        var failure = await FailureAsync(client => client.Steps(), "{\"id\": 1}", "application/json");
        Assert.That(failure.Message, Does.Contain("a stream was expected"));
    }

    [TestCase("data: {\"note\": \"")]
    [TestCase("data: x\r\n")]
    public async Task An_event_without_an_end_is_refused_when_it_is_too_long(string endless)
    {
        await using var server = await Origin.Serve(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(endless, 100)));
            for (var i = 0; i < 10_000 && !context.RequestAborted.IsCancellationRequested; i++)
                await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        });
        using var client = _clients.Connect(generator, server.Address, new() { MaxResponseBytes = 10_000 });
        var failure = Assert.CatchAsync(() => StreamingClient.AllAsync(client.Steps()))!;
        Assert.That(failure.Message, Does.Contain("longer than 10000 bytes"));
    }

    [Test]
    public async Task Many_events_together_may_be_longer_than_one_may_be()
    {
        await using var server = await Origin.Serve(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            for (var i = 0; i < 2_000; i++)
                await context.Response.WriteAsync("data: {\"id\": 1}\r\n\r\n");
        });
        using var client = _clients.Connect(generator, server.Address, new() { MaxResponseBytes = 100 });
        var count = 0;
        await foreach (var _ in StreamingClient.Each(client.Steps()))
            count++;
        Assert.That(count, Is.EqualTo(2_000));
    }

    private async Task<Exception> FailureAsync(Func<StreamingClient, object> follow, string sent, string mediaType)
    {
        using var client = await ConnectAsync(sent, mediaType);
        return Assert.CatchAsync(() => StreamingClient.AllAsync(follow(client)))!;
    }

    private async Task<List<dynamic>> AllAsync(Func<StreamingClient, object> follow, string sent, string mediaType = "text/event-stream")
    {
        using var client = await ConnectAsync(sent, mediaType);
        return await StreamingClient.AllAsync(follow(client));
    }

    private async Task<StreamingClient> ConnectAsync(string sent, string mediaType = "text/event-stream")
    {
        var server = await Origin.Serve(context =>
        {
            context.Response.ContentType = mediaType;
            return context.Response.WriteAsync(sent);
        });
        _servers.Add(server);
        return _clients.Connect(generator, server.Address);
    }

    private readonly List<Origin> _servers = [];

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }
}
