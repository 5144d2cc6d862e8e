using System.Globalization;
using AgentSessions.Tests.Sandbox;
using SpecClients.Paging;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Vendors;

/// <summary>The same call by both generators, as the sandbox received it.</summary>
[TestFixture]
internal sealed class SentRequests
{
    private const string Odd = "a b&c=d/é😀+%2F?#ü'!*()[]~;,:@$\"\\<>|^`{}";

    private readonly List<SandboxRequest> _received = [];
    private SandboxServer _sandbox = null!;

    private static IEnumerable<TestCaseData> Calls =>
        from vendor in Caller.Alone.GroupBy(caller => caller.Id)
        from call in CallsOf(vendor.First().Operation)
        select new TestCaseData(vendor.ToArray(), call.Values).SetArgDisplayNames(vendor.Key, call.Name);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _sandbox = await SandboxServer.StartAsync(OurDocuments.All, new SandboxOptions { SessionsPerVendor = 5 });
        _sandbox.Requests.Received += request =>
        {
            lock (_received)
                _received.Add(request);
        };
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _sandbox.DisposeAsync();

    [TestCaseSource(nameof(Calls))]
    public async Task One_call_is_one_request_whichever_generator_wrote_the_client(Caller[] callers, IReadOnlyDictionary<string, string> values)
    {
        var requests = new List<SandboxRequest>();
        foreach (var caller in callers.SelectMany(caller => (Caller[])[caller, caller with { InContainer = true }]))
            requests.Add(await SentAsync(caller, connection => connection.OnePageAsync(values)));
        AssertSent(callers[0], values, requests);
    }

    [TestCaseSource(nameof(Calls))]
    public async Task The_first_request_of_a_listing_is_the_same_too(Caller[] callers, IReadOnlyDictionary<string, string> values)
    {
        var requests = new List<SandboxRequest>();
        foreach (var caller in callers)
        {
            requests.Add(await SentAsync(caller, async connection =>
            {
                await foreach (var _ in connection.List(new PagingOptions { Prefetch = 0, MaxPages = 1 }, values).PagesAsync(CancellationToken.None))
                    break;
            }));
        }
        AssertSent(callers[0], values, requests);
    }

    [TestCaseSource(typeof(Caller), nameof(Caller.All))]
    public async Task Nothing_is_sent_that_was_not_set(Caller caller)
    {
        var required = caller.Operation.Parameters.Where(parameter => parameter is { Required: true, In: ApiParameterLocation.Query }).ToDictionary(parameter => parameter.Name, _ => "v1");
        var sent = await SentAsync(caller, connection => connection.OnePageAsync(required));
        Assert.Multiple(() =>
        {
            Assert.That(sent.Query, Is.EqualTo(string.Concat(required.Select(one => $"?{one.Key}={one.Value}"))));
            Assert.That(sent.Headers.Keys, Is.EquivalentTo((string[])["Accept", "Accept-Encoding", "Host", "User-Agent", caller.Description.Security[0].Header]));
            Assert.That(sent.Headers["User-Agent"], Does.Match(@"^AgentSessions\.(NSwag|Kiota)/\d+\.\d+"));
        });
    }

    private static void AssertSent(Caller caller, IReadOnlyDictionary<string, string> values, List<SandboxRequest> requests)
    {
        var operation = caller.Operation;
        string? Set(ApiParameter parameter) => values.GetValueOrDefault(parameter.Name) ?? (parameter.In == ApiParameterLocation.Path ? caller.Agent : null);
        var path = operation.Parameters.Where(parameter => parameter.In == ApiParameterLocation.Path)
            .Aggregate(operation.Path, (at, parameter) => at.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(Set(parameter)!)));
        Assert.Multiple(() =>
        {
            foreach (var request in requests)
            {
                Assert.That(request.Method, Is.EqualTo(operation.Method));
                Assert.That(request.Path, Is.EqualTo(path), "The path is escaped as RFC 3986 has it.");
                Assert.That(Pairs(request), Is.EquivalentTo(operation.Parameters
                    .Where(parameter => parameter.In == ApiParameterLocation.Query && Set(parameter) is not null)
                    .Select(parameter => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(Set(parameter)!)}")));
                foreach (var header in operation.Parameters.Where(parameter => parameter.In == ApiParameterLocation.Header))
                    Assert.That(request.Headers.GetValueOrDefault(header.Name), Is.EqualTo(Set(header)), header.Name);
                Assert.That(Headers(request), Is.EqualTo(Headers(requests[0])));
                Assert.That(request.Headers.Keys, Has.None.AnyOf("Content-Length", "Content-Type", "Transfer-Encoding"), "There is no body.");
            }
        });
    }

    private static string[] Pairs(SandboxRequest request) => request.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Headers(SandboxRequest request) =>
        request.Headers.Where(header => header.Key != "User-Agent").Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);

    /// <summary>What an operation's parameters can be given: everything at once in several ways, and one thing alone.</summary>
    private static IEnumerable<(string Name, IReadOnlyDictionary<string, string> Values)> CallsOf(ApiOperation operation)
    {
        for (var way = 0; way < 3; way++)
            yield return ($"everything, way {way + 1}", operation.Parameters.Where(IsCallersOwn).ToDictionary(parameter => parameter.Name, parameter => Interesting(parameter, way)));
        foreach (var parameter in operation.Parameters.Where(IsCallersOwn))
        {
            var values = operation.Parameters.Where(other => other is { Required: true, In: ApiParameterLocation.Query }).ToDictionary(other => other.Name, _ => "v1");
            values[parameter.Name] = Interesting(parameter, 0);
            yield return (parameter.Name, values);
        }
    }

    private static bool IsCallersOwn(ApiParameter parameter) => parameter.In != ApiParameterLocation.Cookie;

    private static string Interesting(ApiParameter parameter, int way)
    {
        if (parameter.Type is "integer")
        {
            var least = parameter.Minimum ?? (parameter.Name is "limit" or "page" or "per_page" ? 1 : 0);
            return (way switch { 0 => parameter.Maximum ?? long.MaxValue, 1 => least, _ => 7 }).ToString(CultureInfo.InvariantCulture);
        }
        if (parameter.Pattern is not null)
            return way == 1 ? "asc" : "desc";
        if (parameter.Values.Count > 0 && way < 2)
            return parameter.Values[way % parameter.Values.Count];
        return parameter.In == ApiParameterLocation.Header ? "a key; with = \"signs\", and more" : way == 1 ? "..x" : Odd;
    }

    private async Task<SandboxRequest> SentAsync(Caller caller, Func<Connection, Task> call)
    {
        lock (_received)
            _received.Clear();
        using var connection = caller.Connect(_sandbox, options => options.MaxRetries = 0);
        try
        {
            await call(connection);
        }
        catch (Exception e) when (e is SpecClients.NSwag.ApiException or Microsoft.Kiota.Abstractions.ApiException or PaginationException)
        {
            // The sandbox may refuse odd values: what it was sent is what matters here.
        }
        lock (_received)
        {
            Assert.That(_received, Has.Count.EqualTo(1), caller.ToString());
            return _received[0];
        }
    }
}
