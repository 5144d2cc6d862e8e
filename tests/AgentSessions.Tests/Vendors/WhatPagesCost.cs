using System.Net;
using System.Net.Http.Headers;
using AgentSessions.Tests.Http;
using AgentSessions.Tests.Sandbox;
using SpecClients.Client;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Vendors;

/// <summary>Bytes allocated, which are the same in every run, beside those that were recorded. Time is the benchmarks' matter.</summary>
[NonParallelizable]
internal sealed class WhatPagesCost
{
    private const int Sessions = 100;
    private const double Most = 1.1;

    /// <summary>What 100 sessions more on a page allocate: whatever a call costs without them is not counted.</summary>
    [TestCaseSource(typeof(Caller), nameof(Caller.Alone))]
    public async Task A_page_of_100_sessions_allocates_what_is_recorded_and_a_tenth_at_most(Caller caller) =>
        AssertRecorded($"{caller.Id} by {caller.Vendor.Generator.Name}, 100 sessions", await PageBytesAsync(caller, Sessions) - await PageBytesAsync(caller, 0));

    [Test]
    public async Task A_call_through_the_pipeline_allocates_what_is_recorded_and_a_tenth_at_most()
    {
        using var wire = new FakeTransport(request => Answer(request, new byte[200]));
        using var bare = new HttpClient(wire, disposeHandler: false) { BaseAddress = new("https://api.example.com/base/") };
        using var ours = ClientPipeline.Create(TestApi.KeyHeader, new() { ApiKey = TestApi.Key }, wire);
        AssertRecorded("a call through the pipeline", await LeastBytesAsync(() => CallAsync(ours)) - await LeastBytesAsync(() => CallAsync(bare)));
    }

    [Test]
    public void Every_page_that_is_recorded_is_still_measured()
    {
        var pages = Caller.Alone.Select(caller => $"{caller.Id} by {caller.Vendor.Generator.Name}, 100 sessions");
        Assert.That(RecordedAllocations.All.Keys.Where(what => what.EndsWith("sessions", StringComparison.Ordinal)).ToList(), Is.SubsetOf(pages).And.Count.AtLeast(10));
    }

    private static void AssertRecorded(string what, long bytes)
    {
        if (RecordedAllocations.IsAccepting)
            RecordedAllocations.Accept(what, bytes);
        if (!RecordedAllocations.All.TryGetValue(what, out var recorded))
            Assert.Ignore($"{what}: {bytes:N0} bytes, and no figure is recorded. {RecordedAllocations.HowToAccept}");
        TestContext.Out.WriteLine($"{what}: {bytes:N0} bytes, {recorded:N0} recorded.{(bytes * Most < recorded ? " That is less." : "")}");
        Assert.That(bytes, Is.LessThanOrEqualTo(recorded * Most), $"{what} allocates more than it did. If that is meant: {RecordedAllocations.HowToAccept}");
    }

    private static async Task<long> PageBytesAsync(Caller caller, int sessions)
    {
        await using var sandbox = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = sessions });
        var page = await sandbox.PageAsync(caller.Id);
        using var wire = new FakeTransport(request => Answer(request, page));
        using var connection = caller.Connect(options => (options.BaseAddress, options.ApiKey) = (new("https://vendor.test/"), sandbox.ApiKey), wire);
        var required = caller.Operation.Parameters.Where(parameter => parameter is { Required: true, In: ApiParameterLocation.Query }).ToDictionary(parameter => parameter.Name, _ => "v1");
        return await LeastBytesAsync(() => connection.OnePageAsync(required));
    }

    private static async Task<long> LeastBytesAsync(Func<Task> call)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 100; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var task = call();
            Assert.That(task.IsCompletedSuccessfully, "All of the call is on this thread.");
            await task;
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private static async Task CallAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/agents/a/sessions");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var stream = await response.Content.ReadAsStreamAsync();
        await stream.CopyToAsync(Stream.Null);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, byte[] body) =>
        new(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
}
