using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

internal sealed class KnowingThePackage
{
    [Test]
    public async Task A_client_is_known_by_its_package_in_requests_traces_and_metrics()
    {
        var spans = new List<Activity>();
        var measured = new ConcurrentQueue<string>();
        using var listener = Observing.Listen(spans, "Acme.Clients");
        using var metrics = Observing.Measure(measured, "Acme.Clients");
        string? agent = null;
        var api = TestApi.KeyHeader with { Package = new("Acme.Clients (näher)", "2.0-β") };
        using var client = ClientPipeline.Create(api, new() { ApiKey = TestApi.Key }, new FakeTransport(request =>
        {
            agent = request.Headers.UserAgent.ToString();
            return new(HttpStatusCode.OK);
        }));

        using var response = await client.GetAsync("v1/sessions");
        SpecDrift.Report(SpecDriftKind.UnknownMember, "acme-cloud", api.Package, "$.new");

        Assert.That(agent, Is.EqualTo("Acme.Clients--n-her-/2.0--"));
        Assert.That(spans.Select(span => (span.Source.Name, span.Source.Version)), Is.EqualTo((object[])[(api.Package.Name, api.Package.Version)]));
        Assert.That(measured, Has.Exactly(1).StartsWith("specclients.call.duration").And.Exactly(1).StartsWith("specclients.spec_drift"));
    }

    [Test]
    public void A_generated_client_is_of_the_package_that_it_is_compiled_into()
    {
        Assert.That(AgentSessions.NSwag.Meibel.Description.Package, Is.EqualTo(new ApiPackage("AgentSessions.NSwag", "0.1.0")));
        Assert.That(AgentSessions.Kiota.Meibel.Description.Package.Name, Is.EqualTo("AgentSessions.Kiota"));
    }
}
