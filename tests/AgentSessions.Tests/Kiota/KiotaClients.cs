using System.Net;
using System.Text;
using AgentSessions.Generated.Foundry.Kiota;
using AgentSessions.Generated.Lyzr.Kiota;
using AgentSessions.Generated.PgAi.Kiota;
using AgentSessions.Generated.PipecatCloud.Kiota;
using Microsoft.Kiota.Abstractions;
using RichardSzalay.MockHttp;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Kiota;

/// <summary>Generated clients over a server that gives one answer to everything.</summary>
internal static class KiotaClients
{
    public static readonly Uri Address = new("https://api.test/v1/");

    public static PipecatCloudClient Pipecat(Answer answer, SpecClientOptions? options = null) =>
        new(AdapterOf(AgentSessions.Kiota.PipecatCloud.Description, answer, options));

    public static FoundryClient Foundry(Answer answer) => new(AdapterOf(AgentSessions.Kiota.Foundry.Description, answer));

    public static LyzrClient Lyzr(Answer answer) => new(AdapterOf(AgentSessions.Kiota.Lyzr.Description, answer));

    public static PgAiClient PgAi(Answer answer) => new(AdapterOf(AgentSessions.Kiota.PgAi.Description, answer));

    private static IRequestAdapter AdapterOf(ApiDescription description, Answer answer, SpecClientOptions? options = null)
    {
        var client = answer.Handler.ToHttpClient();
        client.BaseAddress = Address;
        client.DefaultRequestHeaders.TryAddWithoutValidation("x-api-key", "sk-secret-1");
        return KiotaAdapter.Create(client, description, options);
    }
}

/// <summary>One answer, and the requests that got it.</summary>
internal sealed class Answer
{
    public Answer(byte[] body, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json") =>
        Handler.When("*").Respond(request =>
        {
            Requests.Add(request);
            var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body), RequestMessage = request };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            response.Headers.TryAddWithoutValidation("X-Request-Id", "r-1");
            return response;
        });

    public Answer(string body, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json")
        : this(Encoding.UTF8.GetBytes(body), status, type)
    {
    }

    public MockHttpMessageHandler Handler { get; } = new();

    public List<HttpRequestMessage> Requests { get; } = [];
}
