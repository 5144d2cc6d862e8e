using System.Net;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

[TestFixture]
internal sealed class RefusingRequests
{
    private SandboxCaller _caller = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _caller = await SandboxCaller.StartAsync(new SandboxOptions { SessionsPerVendor = 10 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _caller.DisposeAsync();

    [TestCase("meibel", "limit=0", 422)]
    [TestCase("meibel", "limit=many", 422)]
    [TestCase("meibel", "limit=", 422)]
    [TestCase("meibel", "limit=1&limit=2", 422)]
    [TestCase("meibel", "limit=99999999999999999999", 422)]
    [TestCase("meibel", "offset=-1", 422)]
    [TestCase("meibel", "sort_order=up", 422)]
    [TestCase("meibel", "sort_by=color", 422)]
    [TestCase("meibel", "Limit=1", 422)]
    [TestCase("meibel", "unheard=of", 422)]
    [TestCase("lyzr", "limit=10", 422)]
    [TestCase("foundry", "limit=101", 400)]
    [TestCase("foundry", "limit=0", 400)]
    [TestCase("foundry", "order=ascending", 400)]
    [TestCase("foundry", "api-version=v2", 400)]
    [TestCase("pipecat-cloud", "status=running", 400)]
    [TestCase("pipecat-cloud", "limit=-5", 400)]
    [TestCase("pipecat-cloud", "startTime=yesterday", 400)]
    [TestCase("pgai", "per_page=51", 400)]
    [TestCase("pgai", "page=0", 400)]
    public async Task What_the_document_does_not_allow_gets_the_declared_error(string vendor, string query, int expected)
    {
        var schema = SchemaCheck.Of(vendor);
        var (status, error) = await _caller.AskAsync(vendor, SandboxCaller.Listing(vendor, query));
        Assert.Multiple(() =>
        {
            Assert.That((int)status, Is.EqualTo(expected));
            Assert.That(schema.Differences(error, schema.Response(expected) ?? schema.AnyError()), Is.Empty, error?.ToJsonString());
        });
    }

    [Test]
    public async Task A_missing_parameter_is_named()
    {
        var (status, error) = await _caller.AskAsync("foundry", "agents/support/endpoint/sessions");
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(error!.ToJsonString(), Is.EqualTo("""{"error":{"code":"missing","message":"Field required","param":"api-version","type":"missing"}}"""));
    }

    [Test]
    public async Task A_header_with_a_value_that_is_not_declared_is_refused()
    {
        var (status, error) = await _caller.AskAsync("foundry", SandboxCaller.Listing("foundry"), change: request => request.Headers.Add("Foundry-Features", "Nothing=V0"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(error!["error"]!["param"]!.GetValue<string>(), Is.EqualTo("Foundry-Features"));
    }

    [Test]
    public async Task All_that_is_wrong_is_told_at_once_where_the_error_is_a_list()
    {
        var (_, error) = await _caller.AskAsync("meibel", SandboxCaller.Listing("meibel", "limit=0&offset=x&colour=red"));
        Assert.That(error!["detail"]!.AsArray().Select(detail => detail!["loc"]!.ToJsonString()),
            Is.EqualTo((string[])["""["query","offset"]""", """["query","limit"]""", """["query","colour"]"""]));
    }

    [TestCaseSource(typeof(SandboxCaller), nameof(SandboxCaller.Vendors))]
    public async Task A_wrong_or_missing_key_is_refused(string vendor)
    {
        var schema = SchemaCheck.Of(vendor);
        var (wrong, wrongError) = await _caller.AskAsync(vendor, SandboxCaller.Listing(vendor), "another-key");
        var (missing, missingError) = await _caller.AskAsync(vendor, SandboxCaller.Listing(vendor), change: request => request.Headers.Clear());
        Assert.Multiple(() =>
        {
            Assert.That(new[] { wrong, missing }, Is.All.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(schema.Differences(wrongError, schema.Response(401) ?? schema.AnyError()), Is.Empty);
            Assert.That(schema.Differences(missingError, schema.Response(401) ?? schema.AnyError()), Is.Empty);
        });
    }

    [Test]
    public async Task A_key_in_the_place_of_another_vendor_is_refused()
    {
        var (status, _) = await _caller.AskAsync("meibel", SandboxCaller.Listing("meibel"), change: request =>
        {
            request.Headers.Clear();
            request.Headers.Add("x-api-key", _caller.Server.ApiKey);
        });
        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCaseSource(typeof(SandboxCaller), nameof(SandboxCaller.Vendors))]
    public async Task An_unknown_path_is_not_found_and_another_method_not_allowed(string vendor)
    {
        var (lost, _) = await _caller.AskAsync(vendor, "nowhere");
        using var posted = await _caller.SendAsync(vendor, SandboxCaller.Listing(vendor), change: request => request.Method = HttpMethod.Post);
        Assert.Multiple(() =>
        {
            Assert.That(lost, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(posted.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
            Assert.That(posted.Content.Headers.Allow, Is.EqualTo((string[])["GET"]));
        });
    }

    [Test]
    public async Task A_vendor_that_is_not_there_is_not_found()
    {
        using var response = await _caller.SendAsync("meibel", "../acme/sessions");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(() => _caller.Server.BaseAddress("acme"), Throws.TypeOf<KeyNotFoundException>());
    }
}
