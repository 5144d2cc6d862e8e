using System.Net;
using System.Text.Json;
using AgentSessions.Generated.Foundry.NSwag;
using AgentSessions.Generated.Lyzr.NSwag;
using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.Generated.PgAi.NSwag;
using AgentSessions.Generated.PipecatCloud.NSwag;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using RichardSzalay.MockHttp;
using SpecClients.Kiota;
using SpecClients.NSwag;

namespace AgentSessions.Tests.Wire;

/// <summary>One operation, through the client of each generator.</summary>
/// <param name="Api">The vendor's description.</param>
/// <param name="NSwag">Calls it by NSwag's client.</param>
/// <param name="Kiota">Calls it by Kiota's.</param>
internal sealed record BothClients(ApiDescription Api, Func<HttpClient, Task<object?>> NSwag, Func<IRequestAdapter, Task<object?>> Kiota)
{
    private static readonly Uri Address = new("https://api.test/v1/");
    private static readonly AsyncLocal<List<string>?> Heard = new();

    static BothClients() => SpecDrift.Observed += drift => Heard.Value?.Add($"{drift.Kind} {drift.Location}");

    public static readonly IReadOnlyDictionary<string, BothClients> Vendors = new Dictionary<string, BothClients>
    {
        ["foundry"] = new(AgentSessions.NSwag.Foundry.Description, async http => await new FoundryClient(http).ListSessionsAsync("a", "v1"),
            async adapter => await new Generated.Foundry.Kiota.FoundryClient(adapter).Agents["a"].Endpoint.Sessions.GetAsync(request => request.QueryParameters.ApiVersion = "v1")),
        ["lyzr"] = new(AgentSessions.NSwag.Lyzr.Description, async http => await new LyzrClient(http).GetPublishedSessionsByAgentAsync("a"),
            async adapter => await new Generated.Lyzr.Kiota.LyzrClient(adapter).Agent["a"].Published.Sessions.GetAsync()),
        ["meibel"] = new(AgentSessions.NSwag.Meibel.Description, async http => await new MeibelClient(http).ListSessionsAsync("a"),
            async adapter => await new Generated.Meibel.Kiota.MeibelClient(adapter).Agents["a"].Sessions.GetAsync()),
        ["pgai"] = new(AgentSessions.NSwag.PgAi.Description, async http => await new PgAiClient(http).ListAgentSessionsAsync(),
            async adapter => await new Generated.PgAi.Kiota.PgAiClient(adapter).Agent.Sessions.GetAsync()),
        ["pipecat"] = new(AgentSessions.NSwag.PipecatCloud.Description, async http => await new PipecatCloudClient(http).GetSessionsAsync("a"),
            async adapter => await new Generated.PipecatCloud.Kiota.PipecatCloudClient(adapter).Agents["a"].Sessions.GetAsync()),
    };

    /// <summary>What each generator's client makes of an answer.</summary>
    public async Task<(Outcome NSwag, Outcome Kiota)> AnswerAsync(int status, byte[] body, string mediaType = "application/json") =>
        (await OfAsync(http => NSwag(http), status, body, mediaType), await OfAsync(http => Kiota(KiotaAdapter.Create(http, Api)), status, body, mediaType));

    private static async Task<Outcome> OfAsync(Func<HttpClient, Task<object?>> call, int status, byte[] body, string mediaType)
    {
        using var server = new MockHttpMessageHandler();
        server.Fallback.Respond(request =>
        {
            var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            return new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request };
        });
        using var http = server.ToHttpClient();
        http.BaseAddress = Address;
        Heard.Value = [];
        try
        {
            var value = await call(http);
            return new("read", value is IParsable model ? KiotaJson.Serialize(model) : NSwagJson.Write(value), [.. Heard.Value]);
        }
        catch (SpecClients.NSwag.ApiException e)
        {
            return new("thrown", Told(e, e.StatusCode), [.. Heard.Value]);
        }
        catch (Microsoft.Kiota.Abstractions.ApiException e)
        {
            return new("thrown", Told(e, e.ResponseStatusCode), [.. Heard.Value]);
        }
    }

    private static string Told(Exception e, int status)
    {
        var inner = e.InnerException as JsonException;
        Assert.That(status >= 300 || e.Message.EndsWith($": {inner?.Path}: {inner?.Message}.", StringComparison.Ordinal), e.Message);
        return status < 300 || inner is null ? e.Message : $"{e.Message} <- {inner.Path}: {inner.Message}";
    }
}

/// <summary>What became of an answer.</summary>
/// <param name="Kind">Whether it was read.</param>
/// <param name="Text">The value, written again, or what the exception says.</param>
/// <param name="Drift">What was reported.</param>
internal sealed record Outcome(string Kind, string Text, IReadOnlyList<string> Drift)
{
    /// <summary>All that both must agree on: of a value that was read, whether it is written as it came.</summary>
    public string Against(string body) => string.Join("; ", (string[])[Kind != "read" ? Text : Difference(body) is { } difference ? $"read, but {difference}" : "read", .. Drift]);

    private string? Difference(string body) =>
        // Half a surrogate pair, which no reader takes.
        body.Contains("\\ud83d", StringComparison.Ordinal) ? Text.Replace("\ud83d", "\\ud83d", StringComparison.Ordinal) == body ? null : $"it became {Text}"
            : SpecClients.Conformance.Bodies.JsonValues.Difference(body, Text);
}
