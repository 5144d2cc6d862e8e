using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Net;
using SpecClients.Client;
using SpecClients.Paging;

namespace AgentSessions.Tests.Http;

[NonParallelizable]
public class Observing
{
    private const string Url = "v1/agents/a/sessions?secret=1";

    [Test]
    public async Task A_call_is_traced_under_opentelemetrys_names()
    {
        var spans = new List<Activity>();
        using var listener = Listen(spans);
        using var client = Client(FakeTransport.Answering(HttpStatusCode.BadGateway, HttpStatusCode.NotFound));
        using var request = Described();

        using var response = await client.SendAsync(request);

        var span = spans.Single();
        Assert.That((span.DisplayName, span.Kind, span.Status), Is.EqualTo(("GET /v1/agents/{agent}/sessions", ActivityKind.Client, ActivityStatusCode.Error)));
        Assert.That(span.TagObjects, Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["server.address"] = "api.example.com",
            ["server.port"] = 443,
            ["url.template"] = "/v1/agents/{agent}/sessions",
            ["url.full"] = "https://api.example.com/base/v1/agents/a/sessions?*",
            ["http.response.status_code"] = 404,
            ["http.request.resend_count"] = 1,
            ["error.type"] = "404",
            ["specclients.vendor"] = "acme-cloud",
            ["specclients.operation"] = "ListSessions",
        }));
    }

    [Test]
    public async Task A_request_that_was_made_by_hand_is_no_operation_whatever_its_address_looks_like()
    {
        var spans = new List<Activity>();
        var measured = new ConcurrentQueue<string>();
        using var listener = Listen(spans);
        using var metrics = Measure(measured);
        using var client = Client(FakeTransport.Answering(HttpStatusCode.BadGateway, HttpStatusCode.OK));

        using var response = await client.GetAsync(Url);

        var span = spans.Single();
        Assert.That((span.DisplayName, span.GetTagItem("specclients.operation"), span.GetTagItem("url.template")), Is.EqualTo(("GET", "_OTHER", default(object))));
        Assert.That(measured, Has.Count.EqualTo(2).And.All.Contains("[specclients.operation, _OTHER]"));
    }

    [Test]
    public async Task The_calls_of_a_listing_are_traced_with_their_pages()
    {
        var spans = new List<Activity>();
        using var listener = Listen(spans);
        using var client = Client(FakeTransport.Answering(HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK));
        var listing = Pages.ByOffset<int, int[]>(new PagedOperation("acme-cloud", "ListSessions", []), null, null, 2, async (at, _, cancel) =>
        {
            using var response = await client.GetAsync(Url, cancel);
            return at is null ? [1, 2] : at == 2 ? [3] : [];
        }, page => page, page => 3, item => $"{item}");

        await foreach (var _ in listing)
        {
        }

        Assert.That(spans.Select(span => span.GetTagItem("specclients.page")), Is.EqualTo((object[])[1L, 2L]));
    }

    [Test]
    public async Task Calls_retries_refusals_and_drift_are_counted()
    {
        var measured = new ConcurrentQueue<string>();
        using var listener = Measure(measured);
        var transport = FakeTransport.Answering(HttpStatusCode.BadGateway, HttpStatusCode.OK);
        using var client = Client(transport);
        using var redirected = Client(new FakeTransport(_ => new(HttpStatusCode.Found) { Headers = { Location = new("http://evil.example") } }));

        using var response = await client.GetAsync(Url);
        Assert.ThrowsAsync<ApiTransportException>(() => redirected.GetAsync(Url));
        SpecDrift.Report(SpecDriftKind.UnknownMember, "acme-cloud", null, "$.data[0].new");

        Assert.That(measured, Has.Exactly(2).StartsWith("specclients.call.duration"));
        Assert.That(measured, Has.Exactly(1).StartsWith("specclients.retries 1 "));
        Assert.That(measured, Has.Exactly(1).StartsWith("specclients.redirects_refused 1 "));
        Assert.That(measured, Has.Exactly(1).StartsWith("specclients.spec_drift 1 ").And.Exactly(1).Contain("UnknownMember"));
    }

    [TestCase(HttpStatusCode.OK, null)]
    [TestCase(HttpStatusCode.Conflict, null)]
    [TestCase(HttpStatusCode.Accepted, "ListSessions 202")]
    [TestCase(HttpStatusCode.InternalServerError, "ListSessions 500")]
    public async Task A_status_that_is_not_declared_is_drift(HttpStatusCode status, string? reported)
    {
        var drift = new List<SpecDrift>();
        void Note(SpecDrift one) => drift.Add(one);
        SpecDrift.Observed += Note;
        using var client = Client(FakeTransport.Answering(status));
        using var request = Described();

        using var response = await client.SendAsync(request);
        using var undescribed = await client.GetAsync(Url);

        SpecDrift.Observed -= Note;
        Assert.That(drift.Select(one => one.Location), Is.EqualTo(reported is null ? Array.Empty<string>() : [reported]));
    }

    [Test]
    public async Task A_request_says_who_sent_it()
    {
        string? agent = null;
        using var client = Client(new FakeTransport(request =>
        {
            agent = request.Headers.UserAgent.ToString();
            return new(HttpStatusCode.OK);
        }));

        using var response = await client.GetAsync(Url);

        Assert.That(agent, Is.EqualTo(ApiPackage.Runtime.ToString()));
    }

    [Test]
    public async Task The_key_is_in_no_trace_metric_event_or_failure()
    {
        var spans = new List<Activity>();
        var everything = new ConcurrentQueue<string>();
        using var traces = Listen(spans, "");
        using var metrics = Measure(everything, "");
        using var events = new Events(everything);
        await using var home = await Origin.Serve(async context =>
        {
            await Task.Yield();
            context.Response.StatusCode = 401;
            if (context.Request.Path.Value!.EndsWith("away", StringComparison.Ordinal))
                context.Response.Redirect("http://evil.example/");
            if (context.Request.Path.Value!.EndsWith("reset", StringComparison.Ordinal))
                context.Abort();
        });
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new() { BaseAddress = home.Address, ApiKey = TestApi.Key, MaxRetries = 1 });

        foreach (var path in (string[])["denied", "away", "reset"])
        {
            try
            {
                using var response = await client.GetAsync(path);
                everything.Enqueue($"{response} {response.RequestMessage}");
            }
            catch (ApiTransportException failure)
            {
                everything.Enqueue($"{failure} {failure.Message} {failure.InnerException}");
            }
        }

        foreach (var span in Ended(spans))
            everything.Enqueue($"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)} {span.StatusDescription} {string.Join(' ', span.Events.SelectMany(one => one.Tags))}");
        Assert.That(home.Seen, Has.Some.Contain(TestApi.Key));
        Assert.That((spans.Count, everything.Count), Is.GreaterThan((3, 20)));
        Assert.That(everything, Has.None.Contain(TestApi.Key));
    }

    /// <summary>Those of now: a server's own may end later.</summary>
    private static Activity[] Ended(List<Activity> spans)
    {
        lock (spans)
            return [.. spans];
    }

    private static HttpRequestMessage Described()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Url);
        request.Options.Set(ApiOperation.Key, TestApi.ListSessions);
        return request;
    }

    private static HttpClient Client(HttpMessageHandler transport) =>
        ClientPipeline.Create(TestApi.KeyHeader, new() { ApiKey = TestApi.Key, RetryDelay = TimeSpan.Zero }, transport);

    internal static ActivityListener Listen(List<Activity> spans, string source = "SpecClients")
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = one => one.Name.StartsWith(source, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (spans)
                    spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    internal static MeterListener Measure(ConcurrentQueue<string> measured, string meter = "SpecClients")
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name.StartsWith(meter, StringComparison.Ordinal))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
        return listener;
    }

    private sealed class Events(ConcurrentQueue<string> everything) : EventListener
    {
        private readonly ConcurrentQueue<string> kept = everything;

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http")
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            kept?.Enqueue($"{eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}");
    }
}
