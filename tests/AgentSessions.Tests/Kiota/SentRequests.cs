using AgentSessions.Generated.PipecatCloud.Kiota;
using AgentSessions.Tests.Http;
using Microsoft.Kiota.Abstractions;
using RichardSzalay.MockHttp;
using SpecClients.Client;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Kiota;

internal sealed class SentRequests
{
    [Test]
    public async Task What_the_caller_sets_goes_on_the_wire_escaped_and_nothing_else()
    {
        var answer = new Answer("{}");
        await KiotaClients.Pipecat(answer).Agents["12/34 é"].Sessions.GetAsync(request =>
        {
            request.QueryParameters.Limit = 3;
            request.QueryParameters.Status = "a&b=c";
            request.Headers.Add("X-Own", "1");
        });
        var sent = answer.Requests.Single();
        Assert.Multiple(() =>
        {
            Assert.That(sent.Method, Is.EqualTo(HttpMethod.Get));
            Assert.That(sent.RequestUri!.AbsoluteUri, Is.EqualTo("https://api.test/v1/agents/12%2F34%20%C3%A9/sessions?limit=3&status=a%26b%3Dc"));
            Assert.That(sent.Headers.GetValues("X-Own"), Is.EqualTo((string[])["1"]));
            Assert.That(sent.Headers.Accept.ToString(), Is.EqualTo("application/json"));
            Assert.That(sent.Content, Is.Null);
        });
    }

    [Test]
    public async Task A_request_without_query_parameters_has_no_query()
    {
        var answer = new Answer("{}");
        await KiotaClients.Pipecat(answer).Agents["a"].Sessions.GetAsync();
        Assert.That(answer.Requests.Single().RequestUri!.Query, Is.Empty);
    }

    [TestCase("{+baseurl}/text?kind=plain{?more*}", "https://acme.test/text?kind=plain&more=a", "plainText")]
    [TestCase("{+baseurl}/text?kind=plain&more={more}{&other*}", "https://acme.test/text?kind=plain&more=a", "plainText")]
    [TestCase("{+baseurl}/text{?more*}", "https://acme.test/text?more=a", "text")]
    public void A_path_with_a_query_of_its_own_goes_on_with_it_and_is_an_operation_of_its_own(string template, string address, string operation)
    {
        var description = TestApi.KeyHeader with { Operations = [new ApiOperation("text", "GET", "/text"), new ApiOperation("plainText", "GET", "/text?kind=plain")] };
        var answer = new Answer("[]");
        using var client = ClientPipeline.Create(description, new SpecClientOptions { ApiKey = "a-key", BaseAddress = new("https://acme.test/") }, answer.Handler);
        var request = new RequestInformation(Method.GET, template, new Dictionary<string, object>());
        request.QueryParameters["more"] = "a";
        var refused = Assert.ThrowsAsync<ResponseFormatException>(() => KiotaAdapter.Create(client, description, new SpecClientOptions { BaseAddress = new("https://acme.test/") }).SendPrimitiveAsync<string>(request));
        Assert.That(answer.Requests.Single().RequestUri!.AbsoluteUri, Is.EqualTo(address));
        Assert.That(refused!.Message, Does.Contain($" {operation}:"));
    }

    [TestCase(null)]
    [TestCase("")]
    public void A_required_query_parameter_is_asked_for_by_name(string? version)
    {
        var answer = new Answer("{}");
        var refused = Assert.ThrowsAsync<ArgumentException>(() =>
            KiotaClients.Foundry(answer).Agents["a"].Endpoint.Sessions.GetAsync(request => request.QueryParameters.ApiVersion = version));
        Assert.That(refused!.ParamName, Is.EqualTo("api-version"));
        Assert.That(answer.Requests, Is.Empty);
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("../other")]
    [TestCase("a/..")]
    [TestCase("..\\other")]
    public void A_path_value_that_leads_elsewhere_is_refused_by_name(string agent)
    {
        var answer = new Answer("{}");
        var refused = Assert.ThrowsAsync<ArgumentException>(() => KiotaClients.Pipecat(answer).Agents[agent].Sessions.GetAsync());
        Assert.That(refused!.ParamName, Is.EqualTo("agentName"));
        Assert.That(answer.Requests, Is.Empty);
    }

    [Test]
    public async Task Dots_within_a_path_value_are_the_vendors_business()
    {
        var answer = new Answer("{}");
        await KiotaClients.Pipecat(answer).Agents["a..b"].Sessions.GetAsync();
        Assert.That(answer.Requests.Single().RequestUri!.AbsolutePath, Is.EqualTo("/v1/agents/a..b/sessions"));
    }

    [Test]
    public void Cancelling_is_heard_while_the_body_is_being_read()
    {
        using var cancelling = new CancellationTokenSource();
        var handler = new MockHttpMessageHandler();
        handler.When("*").Respond(_ => new HttpResponseMessage { Content = new StreamContent(new StalledStream(cancelling)) });
        var client = handler.ToHttpClient();
        client.BaseAddress = KiotaClients.Address;
        var pipecat = new PipecatCloudClient(KiotaAdapter.Create(client, AgentSessions.Kiota.PipecatCloud.Description));
        Assert.CatchAsync<OperationCanceledException>(() => pipecat.Agents["a"].Sessions.GetAsync(cancellationToken: cancelling.Token));
    }

    [Test]
    public async Task A_native_request_is_the_one_that_would_be_sent()
    {
        var client = KiotaClients.Pipecat(new Answer("{}"));
        var request = client.Agents["a"].Sessions.ToGetRequestInformation();
        var adapter = KiotaAdapter.Create(new HttpClient(new MockHttpMessageHandler()) { BaseAddress = KiotaClients.Address }, AgentSessions.Kiota.PipecatCloud.Description);
        using var native = await adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(request);
        Assert.That(native!.RequestUri, Is.EqualTo(new Uri("https://api.test/v1/agents/a/sessions")));
    }

    [Test]
    public async Task The_clients_leave_the_process_wide_factories_alone()
    {
        await KiotaClients.Pipecat(new Answer("{}")).Agents["a"].Sessions.GetAsync();
        Assert.That(Microsoft.Kiota.Abstractions.Serialization.ParseNodeFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories, Is.Empty);
    }

    /// <summary>A body that begins and then waits for ever.</summary>
    private sealed class StalledStream(CancellationTokenSource cancelling) : MemoryStream
    {
        private bool _isBegun;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_isBegun)
            {
                _isBegun = true;
                buffer.Span[0] = (byte)'{';
                return 1;
            }
            await cancelling.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        public override bool TryGetBuffer(out ArraySegment<byte> buffer)
        {
            buffer = default;
            return false;
        }
    }
}
