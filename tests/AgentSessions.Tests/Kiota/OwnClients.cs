using System.Net;
using AgentSessions.Generated.PipecatCloud.Kiota;
using AgentSessions.Tests.Http;
using AgentSessions.Tests.Kiota.SideBySide;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using Microsoft.Kiota.Http.HttpClientLibrary;
using RichardSzalay.MockHttp;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Kiota;

/// <summary>The adapter over an <see cref="HttpClient"/> that the caller brings.</summary>
internal sealed class OwnClients
{
    private const string Published = "https://api.pipecat.daily.co/v1";

    [Test]
    public void The_adapter_stands_on_Kiotas_and_is_to_be_had_as_the_interface_alone()
    {
        var create = typeof(KiotaAdapter).GetMethod(nameof(KiotaAdapter.Create))!;
        using var client = new HttpClient(new SocketsHttpHandler());
        var adapter = KiotaAdapter.Create(client, AgentSessions.Kiota.PipecatCloud.Description);
        Assert.Multiple(() =>
        {
            Assert.That(create.IsPublic && create.ReturnType == typeof(IRequestAdapter));
            Assert.That(adapter, Is.InstanceOf<HttpClientRequestAdapter>());
            Assert.That(adapter.GetType() is { IsSealed: true, IsNotPublic: true });
            Assert.That(adapter.GetType().GetInterfaceMap(typeof(IRequestAdapter)).TargetMethods.Where(method => method.DeclaringType != adapter.GetType()).Select(method => method.Name),
                Is.EquivalentTo((string[])["get_BaseUrl", "set_BaseUrl", "get_SerializationWriterFactory"]), "Whatever sends is ours.");
        });
    }

    [Test]
    public async Task The_server_is_the_clients_or_the_settings_or_the_published_one()
    {
        var answer = new Answer("{}");
        foreach (var (address, settings) in ((string?, string?)[])[("https://one.test/base/", "https://two.test/"), (null, "https://two.test/"), (null, null)])
        {
            using var client = new HttpClient(answer.Handler, disposeHandler: false) { BaseAddress = address is null ? null : new(address) };
            var adapter = KiotaAdapter.Create(client, AgentSessions.Kiota.PipecatCloud.Description, new() { BaseAddress = settings is null ? null : new(settings) });
            await new PipecatCloudClient(adapter).Agents["a"].Sessions.GetAsync();
        }
        Assert.That(answer.Requests.Select(request => request.RequestUri!.AbsoluteUri),
            Is.EqualTo((string[])["https://one.test/base/agents/a/sessions", "https://two.test/agents/a/sessions", $"{Published}/agents/a/sessions"]));
    }

    [Test]
    public void A_published_address_with_places_to_fill_is_refused_without_what_fills_them()
    {
        using var client = new HttpClient(new SocketsHttpHandler());
        Assert.That(() => KiotaAdapter.Create(client, AgentSessions.Kiota.Foundry.Description), Throws.InvalidOperationException.With.Message.Contains("account"));
    }

    [Test]
    public void An_error_that_is_not_declared_keeps_its_body_and_a_redirect_is_no_answer()
    {
        foreach (var status in (HttpStatusCode[])[(HttpStatusCode)418, HttpStatusCode.Found, HttpStatusCode.NotModified])
        {
            var failure = Assert.ThrowsAsync<FailedResponseException>(() => KiotaClients.Pipecat(new Answer("""{"why":"so"}""", status)).Agents["a"].Sessions.GetAsync());
            Assert.That((failure!.ResponseStatusCode, ((IApiError)failure).Body), Is.EqualTo(((int)status, """{"why":"so"}""")));
        }
    }

    [Test]
    public void A_client_is_disposed_of_by_who_owns_it()
    {
        foreach (var owns in (bool[])[true, false])
        {
            using var client = new HttpClient(new MockHttpMessageHandler()) { BaseAddress = KiotaClients.Address };
            ((IDisposable)KiotaAdapter.Create(client, TestApi.KeyHeader, ownsClient: owns)).Dispose();
            Assert.That(() => client.CancelPendingRequests(), owns ? Throws.TypeOf<ObjectDisposedException>() : Throws.Nothing);
        }
    }

    [Test]
    [NonParallelizable] // The factory of backing stores is one for the process, in Kiota's library itself.
    public async Task A_model_with_a_backing_store_sends_what_has_changed_and_nothing_else()
    {
        string? sent = null;
        using var client = new HttpClient(new FakeTransport(async (request, token) =>
        {
            sent = request.Content is null ? null : await request.Content.ReadAsStringAsync(token);
            return new(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("""{"name":"a","note":"b"}""", null, "application/json") };
        }))
        { BaseAddress = new("https://acme.test/") };
        var bodies = new List<string?>();
        foreach (var adapter in (IRequestAdapter[])[PlainKiota.Adapter(client), KiotaAdapter.Create(client, TestApi.KeyHeader)])
        {
            adapter.EnableBackingStore(new InMemoryBackingStoreFactory());
            foreach (var change in (Action<Backed>[])[_ => { }, model => model.Name = "c", model => model.Note = null])
            {
                var model = (await adapter.SendAsync(Request(), static _ => new Backed()))!;
                change(model);
                var request = Request();
                request.SetContentFromParsable(adapter, "application/json", model);
                await adapter.SendAsync(request, static _ => new Backed());
                bodies.Add(sent);
            }
        }
        string[] asKiotas = ["{}", """{"name":"c"}""", """{"note":null}"""];
        Assert.That(bodies, Is.EqualTo((string[])[.. asKiotas, .. asKiotas]));
        Assert.That(ParseNodeFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories, Is.Empty);
    }

    private static RequestInformation Request() => new(Method.POST, "{+baseurl}/x", new Dictionary<string, object>());
}
