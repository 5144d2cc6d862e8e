using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using AgentSessions.Tests.Http;
using AgentSessions.Tests.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Vendors;

/// <summary>64 callers at once, of every vendor by every generator, at a server of whose answers a tenth are faults.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class CallingAtOnce
{
    private const int Callers = 64;
    private const int Calls = 200;
    private const int Rounds = 3;
    private const string Key = "k3y-that-nobody-may-see";

    [Test]
    public async Task Every_call_is_accounted_for_and_nothing_grows()
    {
        await using var sandbox = await SandboxServer.StartAsync(OurDocuments.All, new SandboxOptions { SessionsPerVendor = 12, FaultRate = 0.1, ApiKey = Key });
        using var sockets = new OpenSockets(sandbox.BaseAddress("lyzr").Port);
        var callers = Caller.All.ToArray();
        var connections = callers.Select(caller => caller.Connect(sandbox, options => (options.MaxRetries, options.RetryDelay) = (2, TimeSpan.FromMilliseconds(1)))).ToArray();
        var calls = callers.Select(SmallPage).ToArray();
        var failures = new ConcurrentBag<Exception>();
        var rounds = new List<(long Results, int Failures, long Received, long Faulted, int Sockets, long Bytes, long Milliseconds)>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var results = 0L;
            failures.Clear();
            var (received, faulted) = (sandbox.Requests.All.Received, sandbox.Requests.All.Faulted);
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(number => Task.Run(async () =>
            {
                for (var call = 0; call < Calls; call++)
                {
                    var one = (number + call) % connections.Length;
                    try
                    {
                        Assert.That(await connections[one].OnePageAsync(calls[one]), Is.Not.Null);
                        Interlocked.Increment(ref results);
                    }
                    catch (Exception e) when (e is SpecClients.NSwag.ApiException or Microsoft.Kiota.Abstractions.ApiException or ApiTransportException)
                    {
                        failures.Add(e);
                    }
                }
            })));
            watch.Stop();
            rounds.Add((results, failures.Count, sandbox.Requests.All.Received - received, sandbox.Requests.All.Faulted - faulted, sockets.Open, GC.GetTotalMemory(forceFullCollection: true), watch.ElapsedMilliseconds));
            Assert.That(failures.Select(failure => failure.ToString()), Has.None.Contain(Key));
            Assert.That(failures.Select(Status), Has.All.AnyOf(429, 503, 0), "What is left after the retries is the last answer, or that there was none.");
        }
        foreach (var connection in connections)
            connection.Dispose();

        foreach (var (number, round) in rounds.Index())
        {
            await TestContext.Out.WriteLineAsync(
                $"round {number + 1}: {round.Results} results, {round.Failures} exceptions, {round.Received} requests, {round.Faulted} faults, {round.Sockets} sockets, {round.Bytes / 1024} KiB, {round.Milliseconds} ms");
        }
        Assert.Multiple(() =>
        {
            Assert.That(rounds.Select(round => round.Results + round.Failures), Is.All.EqualTo(Callers * Calls));
            Assert.That(rounds.Select(round => round.Failures), Is.All.LessThan(Callers * Calls / 200), "A call fails for good when three answers in a row are faults: one in a thousand.");
            Assert.That(rounds.Select(round => round.Received - round.Faulted), Is.All.EqualTo(Callers * Calls).Within(Callers), "No call is answered twice.");
            Assert.That(rounds.Select(round => round.Sockets), Is.All.LessThan(4 * Callers), "One left behind by each fault would make over a thousand.");
            Assert.That(rounds[^1].Bytes, Is.LessThan(rounds[0].Bytes + 4_000_000));
        });
    }

    [Test]
    public async Task No_log_shows_a_key_whatever_fails()
    {
        await using var sandbox = await SandboxServer.StartAsync(OurDocuments.All, new SandboxOptions { SessionsPerVendor = 12, FaultRate = 0.5, ApiKey = Key });
        using var log = new LogCapture();
        foreach (var caller in Caller.All.Where(caller => caller.InContainer))
        {
            using var connection = caller.Connect(options => (options.BaseAddress, options.ApiKey, options.MaxRetries, options.RetryDelay) = (sandbox.BaseAddress(caller.Id), Key, 1, TimeSpan.Zero),
                services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
            for (var call = 0; call < 20; call++)
            {
                try
                {
                    await connection.OnePageAsync(SmallPage(caller));
                }
                catch (Exception e) when (e is SpecClients.NSwag.ApiException or Microsoft.Kiota.Abstractions.ApiException or ApiTransportException)
                {
                    Assert.That(e.ToString(), Does.Not.Contain(Key));
                }
            }
        }
        Assert.That(log.Lines, Has.Count.AtLeast(1000).And.None.Contain(Key));
    }

    private static Dictionary<string, string> SmallPage(Caller caller) => caller.Operation.Parameters
        .Where(parameter => parameter.In == ApiParameterLocation.Query && (parameter.Required || parameter.Name is "limit" or "per_page"))
        .ToDictionary(parameter => parameter.Name, parameter => parameter.Required ? "v1" : "3");

    private static int Status(Exception failure) => failure switch
    {
        SpecClients.NSwag.ApiException nswag => nswag.StatusCode,
        Microsoft.Kiota.Abstractions.ApiException kiota => kiota.ResponseStatusCode,
        _ => 0,
    };

    /// <summary>How many connections to a port this process has open, by the runtime's own count.</summary>
    private sealed class OpenSockets : IDisposable
    {
        private readonly MeterListener _listener = new();
        private int _open;

        public OpenSockets(int port)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.open_connections" })
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, change, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    if (tag is { Key: "server.port", Value: int at } && at == port)
                        Interlocked.Add(ref _open, (int)change);
                }
            });
            _listener.Start();
        }

        public int Open => Volatile.Read(ref _open);

        public void Dispose() => _listener.Dispose();
    }
}
