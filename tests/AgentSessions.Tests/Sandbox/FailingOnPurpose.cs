using System.Diagnostics;
using System.Net;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

[TestFixture]
internal sealed class FailingOnPurpose
{
    [Test]
    public async Task The_seeded_share_of_requests_fails_in_each_way_and_is_counted()
    {
        var outcomes = await RunAsync(seed: 7);
        var again = await RunAsync(seed: 7);
        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Distinct(), Is.EquivalentTo((string[])["200", "429 after 0", "503", "reset"]));
            Assert.That(outcomes.Count(outcome => outcome != "200"), Is.InRange(20, 60));
            Assert.That(again, Is.EqualTo(outcomes));
        });
    }

    [Test]
    public async Task Faults_have_the_vendors_own_shape()
    {
        await using var caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 10, FaultRate = 1 });
        var schema = SchemaCheck.Of("foundry");
        for (var i = 0; i < 20; i++)
        {
            try
            {
                var (status, error) = await caller.AskAsync("foundry", SandboxCaller.Listing("foundry"));
                Assert.That(schema.Differences(error, schema.Response((int)status)), Is.Empty);
            }
            catch (HttpRequestException)
            {
                // A connection that was reset has no shape.
            }
        }
        Assert.That(caller.Server.Requests["foundry"].Faulted, Is.EqualTo(caller.Server.Requests.All.Received));
    }

    [Test]
    public async Task A_request_waits_for_the_latency()
    {
        await using var caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 10, Latency = TimeSpan.FromMilliseconds(300) });
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => caller.PageAsync("meibel")));
        Assert.That(clock.ElapsedMilliseconds, Is.GreaterThanOrEqualTo(290));
        Assert.That(caller.Server.Requests["meibel"].PeakInFlight, Is.InRange(2, 4));
    }

    private static async Task<List<string>> RunAsync(int seed)
    {
        await using var caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 10, FaultRate = 0.2, Seed = seed });
        var outcomes = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            try
            {
                // Its own connection each time: HttpClient sends again by itself what a reused one has lost.
                using var response = await caller.SendAsync("meibel", SandboxCaller.Listing("meibel"), change: request => request.Headers.ConnectionClose = true);
                outcomes.Add(response.StatusCode == HttpStatusCode.TooManyRequests ? $"429 after {response.Headers.RetryAfter}" : $"{(int)response.StatusCode}");
            }
            catch (HttpRequestException)
            {
                outcomes.Add("reset");
            }
        }
        var counts = caller.Server.Requests["meibel"];
        Assert.Multiple(() =>
        {
            Assert.That(counts.Received, Is.EqualTo(200));
            Assert.That(counts.Faulted, Is.EqualTo(outcomes.Count(outcome => outcome != "200")));
            Assert.That(counts.Succeeded, Is.EqualTo(outcomes.Count(outcome => outcome == "200")));
        });
        return outcomes;
    }
}
