using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgentSessions.Cli;
using AgentSessions.Cli.Specs;

namespace AgentSessions.Tests.Browser;

/// <summary>The sandbox's pages as any HTTP client gets them.</summary>
internal sealed partial class SandboxPages
{
    private const int Sessions = 45;
    private SandboxRun _sandbox = null!;
    private HttpClient _http = null!;

    private static IEnumerable<TestCaseData> Clients => VendorClient.All.Select(client => new TestCaseData(client.Vendor, client.Generator.Name));

    private static string[] Generators => [.. Generator.All.Select(generator => generator.Name)];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _sandbox = await SandboxRun.StartAsync("--sessions", $"{Sessions}");
        _http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = _sandbox.Address };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }

    [TestCaseSource(nameof(Clients))]
    public async Task Every_session_is_on_one_of_the_pages(string vendor, string generator)
    {
        var (address, rows) = ($"/sessions/{vendor}?generator={generator}&size=20", new List<string>());
        // Without a total one page more is asked for, which is empty.
        for (var pages = 0; pages < 4 && address.Length > 0; pages++)
        {
            var page = await PageAsync(address);
            rows.AddRange(Row().Matches(page).Select(row => row.Value).Skip(1));
            address = Next().Match(page) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : "";
        }

        Assert.That(address, Is.Empty, "The fourth page is the last.");
        Assert.That(rows, Has.Count.EqualTo(Sessions).And.Unique);
    }

    [TestCaseSource(nameof(Generators))]
    public async Task A_filter_reaches_the_vendor(string generator)
    {
        var page = await PageAsync($"/sessions/meibel?generator={generator}&filter.status=RUNNING");

        Assert.That(Cell().Matches(page).Where(cell => cell.Groups[1].Value == "status").Select(cell => cell.Groups[2].Value.Trim()), Is.Not.Empty.And.All.EqualTo("RUNNING"));
        Assert.That(page, Does.Contain("status=RUNNING").And.Contain("Meibel-API-Key: ***"), "What went over the wire is shown.");
    }

    [Test]
    public async Task A_listing_without_sessions_says_so()
    {
        Assert.That(await PageAsync("/sessions/meibel?filter.status=NOSUCH"), Does.Contain("0 sessions of 0").And.Contain("No session matches."));
    }

    [TestCaseSource(nameof(Generators))]
    public async Task A_value_that_the_client_refuses_is_told_with_its_field_and_nothing_is_sent(string generator)
    {
        var page = await PageAsync($"/sessions/meibel?generator={generator}&filter.sort_order=sideways", HttpStatusCode.BadRequest);

        Assert.That(page, Does.Contain("The client refused the request").And.Contain("<code>ArgumentException</code>").And.Contain("Sort order: asc or desc."));
        Assert.That(page, Does.Match("""name="filter.sort_order"[^>]*aria-invalid=.true.""").And.Contain(">Nothing.<"));
    }

    [Test]
    public async Task A_value_that_has_no_type_to_go_into_is_told_with_its_field()
    {
        var page = await PageAsync("/sessions/pipecat-cloud?filter.startTime=tomorrow", HttpStatusCode.BadRequest);

        Assert.That(page, Does.Contain("&#x27;startTime&#x27; takes a whole number").And.Match("""name="filter.startTime"[^>]*aria-invalid=.true."""));
    }

    [TestCase("nswag", "ApiException&lt;HTTPValidationError&gt;")]
    [TestCase("kiota", "HTTPValidationError")]
    public async Task A_value_that_the_vendor_refuses_is_told_by_the_typed_exception(string generator, string exception)
    {
        var page = await PageAsync($"/sessions/meibel?generator={generator}&filter.sort_order=sideways&unchecked=yes", HttpStatusCode.BadGateway);

        Assert.That(page, Does.Contain("The vendor answered 422").And.Contain($"<code>{exception}</code>").And.Contain("What to do:").And.Match("The vendor calls this request <code>req_"));
    }

    [Test]
    public async Task A_missing_agent_is_told_with_what_to_do()
    {
        Assert.That(await PageAsync("/sessions/foundry?agent=missing-agent", HttpStatusCode.BadGateway), Does.Contain("The vendor answered 404").And.Contain("Check the agent&#x27;s name."));
    }

    [Test]
    public async Task A_checkpoint_of_another_question_is_refused()
    {
        var next = WebUtility.HtmlDecode(Next().Match(await PageAsync("/sessions/meibel")).Groups[1].Value);

        Assert.That(await PageAsync($"{next}&filter.status=RUNNING", HttpStatusCode.BadRequest), Does.Contain("It was taken with another query"));
    }

    [TestCase("/sessions/meibel?agent={0}")]
    [TestCase("/sessions/meibel?filter.sort_order={0}")]
    [TestCase("/sessions/meibel?filter.status={0}&filter.{0}={0}")]
    [TestCase("/sessions/meibel?from={0}&generator={0}&size={0}&unchecked={0}")]
    [TestCase("/sessions/{0}")]
    [TestCase("/{0}")]
    public async Task Nothing_of_an_address_becomes_markup(string address)
    {
        var script = Uri.EscapeDataString("""'"><script>alert(1)</script>""");
        using var response = await _http.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, script));

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("<script").And.Contain("</html>"));
    }

    [Test]
    public async Task Nothing_of_a_session_becomes_markup()
    {
        await using var hostile = await SandboxRun.StartAsync("--sessions", "200", "--hostile");
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = hostile.Address };
        foreach (var vendor in VendorClient.Vendors)
        {
            var page = await http.GetStringAsync($"/sessions/{vendor}?size=50");
            Assert.That(Tag().Matches(page).Select(tag => tag.Groups[1].Value.ToLowerInvariant()).Distinct(), Is.SubsetOf(
                "!doctype html head meta title link body a header nav span ul li main h1 p strong form fieldset legend label input div small datalist option select button table thead tbody tr th td details summary pre".Split(' ')));
        }
    }

    [TestCase("/")]
    [TestCase("/sessions/pgai")]
    [TestCase("/fidelity")]
    [TestCase("/nowhere")]
    [TestCase("/reference/")]
    public async Task No_page_may_ask_another_server(string address)
    {
        using var response = await _http.GetAsync(address);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.StartWith("default-src 'none'").And.Not.Contain("http").And.Not.Contain("*"));
        Assert.That(Link().Matches(await response.Content.ReadAsStringAsync()).Select(link => link.Groups[1].Value), Is.Not.Empty.And.All.Not.Match("^([a-z]+:)?//"));
    }

    /// <summary>As the page of another site asks that has its own name lead to this machine.</summary>
    [Test]
    public async Task A_page_is_for_this_machines_own_names_alone(
        [Values("/", "/sessions/meibel", "/reference/", "/documents/meibel.json", "/assets/site.css", "/nowhere")] string address,
        [Values("rebound.example", "127.0.0.1.rebound.example", "localhost.rebound.example", "127.0.0.2", "[::1]")] string host)
    {
        Assert.That(await StatusAsync($"{host}:{_sandbox.Address.Port}"), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await StatusAsync($"localhost:{_sandbox.Address.Port}"), Is.Not.EqualTo(HttpStatusCode.BadRequest));

        async Task<HttpStatusCode> StatusAsync(string name)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = name } };
            using var response = await _http.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Test]
    public async Task The_reference_is_of_all_effective_documents_with_the_sandbox_as_their_server()
    {
        var reference = await PageAsync("/reference/");
        foreach (var vendor in VendorClient.Vendors)
        {
            Assert.That(reference, Does.Contain($"documents/{vendor}.json"));
            var document = JsonNode.Parse(await PageAsync($"/documents/{vendor}.json"))!;
            Assert.That(document["servers"]!.AsArray().Select(server => (string)server!["url"]!), Is.EqualTo(new[] { $"/{vendor}" }));
            Assert.That(document["paths"]!.AsObject(), Is.Not.Empty);
        }
        using var script = await _http.GetAsync("/reference/scalar.js");
        Assert.That((script.StatusCode, script.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/javascript")));
    }

    [Test]
    public async Task The_matrix_has_every_vendors_totals()
    {
        var page = await PageAsync("/fidelity");
        var numbers = Numbers().Matches(page).Select(row => (row.Groups[1].Value, string.Join(' ', Number().Matches(row.Groups[2].Value).Select(number => number.Groups[1].Value)))).ToList();
        foreach (var vendor in VendorClient.Vendors)
        {
            var (nswag, kiota) = (FidelityTotal.Of(vendor, "nswag")!, FidelityTotal.Of(vendor, "kiota")!);
            Assert.That(numbers, Does.Contain((vendor, $"{nswag.Facts} {nswag.Typed} {nswag.Layer} {nswag.Documented} {nswag.Lost} {kiota.Typed} {kiota.Layer} {kiota.Documented} {kiota.Lost}")));
        }
    }

    [Test]
    public async Task What_is_not_there_is_a_page_too()
    {
        Assert.That(await PageAsync("/sessions/acme", HttpStatusCode.NotFound), Does.Contain("There is nothing at <code>/sessions/acme</code>"));
    }

    private async Task<string> PageAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await _http.GetAsync(address);
        var page = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(status), page);
        return page;
    }

    [GeneratedRegex("""<tr role="row">.*?</tr>""", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("""<td role="cell" data-label="([^"]*)">(.*?)</td>""", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("""href="([^"]*)" rel=.next.""")]
    private static partial Regex Next();

    [GeneratedRegex("<([!a-zA-Z][a-zA-Z0-9]*)")]
    private static partial Regex Tag();

    [GeneratedRegex("""\b(?:href|src|action)=["]([^"]*)["]""")]
    private static partial Regex Link();

    [GeneratedRegex("""<tr><th scope="row">([^<]*)</th>(.*?)</tr>""", RegexOptions.Singleline)]
    private static partial Regex Numbers();

    [GeneratedRegex("<td[^>]*>([0-9]+)</td>")]
    private static partial Regex Number();
}
