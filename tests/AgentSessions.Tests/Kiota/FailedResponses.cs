using System.Net;
using System.Text.Json;
using AgentSessions.Generated.Foundry.Kiota.Models;
using AgentSessions.Generated.PipecatCloud.Kiota.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Kiota;
using Lyzr = AgentSessions.Generated.Lyzr.Kiota.Models;

namespace AgentSessions.Tests.Kiota;

internal sealed class FailedResponses
{
    [TestCase(HttpStatusCode.BadRequest)]
    [TestCase(HttpStatusCode.NotFound)]
    [TestCase(HttpStatusCode.InternalServerError)]
    public async Task A_declared_status_is_its_model_with_body_headers_and_the_vendors_words(HttpStatusCode status)
    {
        const string Body = """{"error":"agent not found","code":"404","err":{"name":"Z"}}""";
        var error = await Thrown<ErrorResponse>(new Answer(Body, status));
        Assert.Multiple(() =>
        {
            Assert.That(error.Error, Is.EqualTo("agent not found"));
            Assert.That(error.AdditionalData["err"], Is.TypeOf<UntypedObject>());
            Assert.That(error.ResponseStatusCode, Is.EqualTo((int)status));
            Assert.That(error.ResponseHeaders["x-request-id"], Is.EqualTo((string[])["r-1"]));
            Assert.That(((IApiError)error).Body, Is.EqualTo(Body));
            Assert.That(error.Message, Does.StartWith($"pipecat-cloud getSessions: {(int)status} ").And.EndsWith(": agent not found"));
        });
    }

    [TestCase(HttpStatusCode.Forbidden)]
    [TestCase(HttpStatusCode.ServiceUnavailable)]
    public void A_declared_range_is_its_model(HttpStatusCode status)
    {
        var client = KiotaClients.Foundry(new Answer("""{"error":{"code":null,"message":"no access"}}""", status));
        var error = Assert.ThrowsAsync<ApiErrorResponse>(() => client.Agents["a"].Endpoint.Sessions.GetAsync(request => request.QueryParameters.ApiVersion = "v1"));
        Assert.That(error!.Error!.Message, Is.EqualTo("no access"));
        Assert.That(error.Message, Does.EndWith(": no access"));
    }

    [Test]
    public void A_validation_error_keeps_the_numbers_of_its_places()
    {
        var client = KiotaClients.Lyzr(new Answer("""{"detail":[{"loc":["path",3],"msg":"too long","type":"t"}]}""", HttpStatusCode.UnprocessableEntity));
        var error = Assert.ThrowsAsync<Lyzr.ValidationError>(() => client.Agent["a"].Published.Sessions.GetAsync());
        Assert.That(error!.Detail!.Single().Loc![1].Int64, Is.EqualTo(3));
        Assert.That(error.Message, Does.EndWith(": too long"));
    }

    [Test]
    public async Task An_undeclared_status_keeps_its_body()
    {
        var error = await Thrown<FailedResponseException>(new Answer("""{"message":"I am a teapot"}""", (HttpStatusCode)418));
        Assert.Multiple(() =>
        {
            Assert.That(error.ResponseStatusCode, Is.EqualTo(418));
            Assert.That(((IApiError)error).Body, Is.EqualTo("""{"message":"I am a teapot"}"""));
            Assert.That(error.Body, Is.TypeOf<UntypedObject>());
            Assert.That(error.Message, Does.EndWith(": I am a teapot"));
            Assert.That(error.InnerException, Is.Null);
        });
    }

    [Test]
    public void A_declared_status_with_a_free_form_body_has_it_as_a_value()
    {
        var client = KiotaClients.PgAi(new Answer("""{"success":false,"error":"bad key"}""", HttpStatusCode.Unauthorized));
        var error = Assert.ThrowsAsync<FailedResponseException>(() => client.Agent.Sessions.GetAsync());
        Assert.That(((UntypedObject)error!.Body!).GetValue(), Contains.Key("success"));
        Assert.That(error.Message, Does.EndWith(": bad key"));
    }

    [TestCase("<html>\n<b>gateway   broke</b></html>", "text/html", "gateway broke")]
    [TestCase("", "application/json", null)]
    [TestCase("""{"error":{"nested":true}}""", "application/json", null)]
    [TestCase("""{"error":"tru""", "application/json", "tru")]
    public async Task A_malformed_error_body_hides_neither_status_nor_text(string body, string type, string? said)
    {
        var error = await Thrown<FailedResponseException>(new Answer(body, HttpStatusCode.NotFound, type));
        Assert.Multiple(() =>
        {
            Assert.That(error.ResponseStatusCode, Is.EqualTo(404));
            Assert.That(((IApiError)error).Body ?? "", Is.EqualTo(body));
            Assert.That(error.Message, Does.Contain("404").And.Contain(said ?? "Not Found"));
            Assert.That(error.InnerException, Is.TypeOf<JsonException>());
        });
    }

    [Test]
    public void A_message_holds_200_characters_of_the_vendors_and_no_credential()
    {
        var client = KiotaClients.Lyzr(new Answer($$"""{"message":"key sk-secret-1 is unknown {{new string('x', 3000)}}"}""", HttpStatusCode.Forbidden));
        var error = Assert.ThrowsAsync<FailedResponseException>(() => client.Agent["a"].Published.Sessions.GetAsync());
        Assert.That(error!.Message, Does.Contain("key *** is unknown").And.Not.Contain("sk-secret-1"));
        Assert.That(error.Message, Has.Length.LessThan(300));
    }

    [TestCase(HttpStatusCode.ServiceUnavailable)]
    [TestCase(HttpStatusCode.TooManyRequests)]
    [TestCase(HttpStatusCode.Found)]
    public async Task Nothing_is_sent_twice(HttpStatusCode status)
    {
        var answer = new Answer("{}", status);
        await Thrown<FailedResponseException>(answer);
        Assert.That(answer.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task No_content_is_null() =>
        Assert.That(await KiotaClients.Pipecat(new Answer("", HttpStatusCode.NoContent)).Agents["a"].Sessions.GetAsync(), Is.Null);

    private static async Task<T> Thrown<T>(Answer answer) where T : ApiException
    {
        try
        {
            await KiotaClients.Pipecat(answer).Agents["a"].Sessions.GetAsync();
        }
        catch (ApiException e)
        {
            Assert.That(e, Is.TypeOf<T>());
            return (T)e;
        }
        throw new AssertionException("Nothing was thrown.");
    }
}
