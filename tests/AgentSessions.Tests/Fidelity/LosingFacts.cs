using System.Text.Json.Nodes;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Judging;
using SpecClients.Conformance.Totals;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Fidelity;

/// <summary>The matrix can fail: it notices whatever a document says that the clients were not made from.</summary>
[TestFixture]
internal sealed class LosingFacts
{
    private const string Foundry = "#/paths/~1agents~1{agent_name}~1endpoint~1sessions/get";
    private const string Lyzr = "#/paths/~1agent~1{agent_id}~1published~1sessions/get";
    private const string Meibel = "#/paths/~1agents~1{agent_id}~1sessions/get";
    private const string PgAi = "#/paths/~1agent~1sessions/get";
    private const string Pipecat = "#/paths/~1agents~1{agentName}~1sessions/get";
    private const string Session = Pipecat + "/responses/200/content/application~1json/schema/properties/sessions/items/properties";

    [TestCase("foundry", "#/info/description", "\"Another\"", FactKind.Info)]
    [TestCase("meibel", "#/info/summary", "\"Another\"", FactKind.Info)]
    [TestCase("pgai", "#/info/contact/url", "\"https://another.example\"", FactKind.Info)]
    [TestCase("meibel", "#/tags/9/description", "\"Another\"", FactKind.Description)]
    [TestCase("meibel", Meibel + "/tags/-", "\"Sessions\"", FactKind.Tag)]
    [TestCase("meibel", "#/servers/-", """{"url":"https://another.example"}""", FactKind.Server)]
    [TestCase("foundry", "#/servers/0/description", "\"Another\"", FactKind.Description)]
    [TestCase("foundry", "#/servers/0/variables/region", """{"default":"eu"}""", FactKind.ServerVariable)]
    [TestCase("foundry", "#/servers/0/variables/project/default", "\"another\"", FactKind.Default)]
    [TestCase("lyzr", "#/components/securitySchemes/ApiKeyAuth/name", "\"x-another\"", FactKind.SecurityScheme)]
    [TestCase("pipecat-cloud", "#/components/securitySchemes/PrivateKeyAuth/description", "\"Another\"", FactKind.Description)]
    [TestCase("foundry", "#/components/securitySchemes/Entra/flows/implicit/authorizationUrl", "\"https://another.example\"", FactKind.SecurityScheme)]
    [TestCase("foundry", "#/components/securitySchemes/Entra/flows/implicit/scopes/another", "\"Another\"", FactKind.SecurityScheme)]
    [TestCase("lyzr", "#/paths/~1agents", """{"get":{"responses":{"200":{"description":"ok"}}}}""", FactKind.Operation)]
    [TestCase("lyzr", Lyzr + "/operationId", "\"another\"", FactKind.OperationId)]
    [TestCase("lyzr", Lyzr + "/summary", "\"Another\"", FactKind.Summary)]
    [TestCase("pipecat-cloud", Pipecat + "/description", "\"Another\"", FactKind.Description)]
    [TestCase("pgai", PgAi + "/deprecated", "true", FactKind.Deprecated)]
    [TestCase("lyzr", Lyzr + "/parameters/-", """{"name":"page","in":"query","schema":{"type":"integer"}}""", FactKind.Parameter)]
    [TestCase("lyzr", Lyzr + "/parameters/-", """{"name":"x-tenant","in":"header","schema":{"type":"string"}}""", FactKind.Parameter)]
    [TestCase("foundry", Foundry + "/parameters/6/description", "\"Another\"", FactKind.Description)]
    [TestCase("foundry", Foundry + "/parameters/2/required", "true", FactKind.Required)]
    [TestCase("foundry", Foundry + "/parameters/5/required", "false", FactKind.Required)]
    [TestCase("foundry", Foundry + "/parameters/1/schema/maximum", "99", FactKind.Maximum)]
    [TestCase("foundry", Foundry + "/parameters/1/schema/minimum", "2", FactKind.Minimum)]
    [TestCase("foundry", Foundry + "/parameters/1/schema/type", "\"string\"", FactKind.Type)]
    [TestCase("meibel", Meibel + "/parameters/4/schema/pattern", "\"^asc$\"", FactKind.Pattern)]
    [TestCase("pipecat-cloud", Pipecat + "/parameters/1/schema/default", "11", FactKind.Default)]
    [TestCase("pipecat-cloud", Pipecat + "/parameters/6/schema/enum/-", "\"paused\"", FactKind.EnumValue)]
    [TestCase("meibel", Meibel + "/parameters/0/schema/title", "\"Another\"", FactKind.Title)]
    [TestCase("lyzr", Lyzr + "/responses/409", """{"description":"Conflict","content":{"application/json":{"schema":{"type":"object","properties":{"why":{"type":"string"}}}}}}""", FactKind.Response)]
    [TestCase("foundry", Foundry + "/responses/3XX", """{"description":"Elsewhere"}""", FactKind.Response)]
    [TestCase("pipecat-cloud", Pipecat + "/responses/404/description", "\"Another\"", FactKind.Description)]
    [TestCase("pgai", PgAi + "/responses/200/content/application~1xml", "{}", FactKind.MediaType)]
    [TestCase("pgai", PgAi + "/responses/200/content/application~1json/schema/description", "\"Another\"", FactKind.Description)]
    [TestCase("meibel", "#/components/schemas/SessionSummary/properties/cost", """{"type":"number"}""", FactKind.Property)]
    [TestCase("meibel", "#/components/schemas/SessionListResponse/properties/total/type", "\"string\"", FactKind.Type)]
    [TestCase("meibel", "#/components/schemas/SessionSummary/properties/status/type", "\"boolean\"", FactKind.Type)]
    [TestCase("pipecat-cloud", Session + "/sessionId/format", "\"uuid\"", FactKind.Format)]
    [TestCase("foundry", "#/components/schemas/AgentSessionResource/properties/agent_session_id/nullable", "true", FactKind.Nullable, "nswag")]
    [TestCase("pipecat-cloud", Session + "/createdAt/description", "\"Another\"", FactKind.Description)]
    [TestCase("pipecat-cloud", Session + "/createdAt/deprecated", "true", FactKind.Deprecated)]
    [TestCase("pipecat-cloud", Session + "/serviceId/pattern", "\"^a$\"", FactKind.Pattern)]
    [TestCase("meibel", "#/components/schemas/SessionSummary/properties/messages_count/default", "1", FactKind.Default)]
    [TestCase("foundry", "#/components/schemas/AgentSessionPage/required/-", "\"first_id\"", FactKind.Required)]
    [TestCase("foundry", "#/components/schemas/AgentSessionStatus/enum/-", "\"paused\"", FactKind.EnumValue)]
    [TestCase("foundry", "#/components/schemas/VersionRefIndicator/title", "\"Another\"", FactKind.Title)]
    [TestCase("foundry", "#/components/schemas/VersionIndicatorType/description", "\"Another\"", FactKind.Description)]
    [TestCase("foundry", "#/components/schemas/VersionIndicator/discriminator/mapping/latest", "\"#/components/schemas/OpenAI.Error\"", FactKind.Discriminator)]
    [TestCase("foundry", "#/components/schemas/AgentSessionPage/additionalProperties", "false", FactKind.AdditionalProperties)]
    [TestCase("meibel", "#/components/schemas/ValidationError/properties/loc/items/anyOf/-", """{"type":"boolean"}""", FactKind.UnionBranch)]
    [TestCase("lyzr", Lyzr + "/responses/422/content/application~1json/schema/properties/detail/items/properties/loc/items/oneOf/-", """{"type":"boolean"}""", FactKind.UnionBranch)]
    [TestCase("meibel", "#/components/schemas/SessionSummary/properties/status/not", """{"type":"integer"}""", FactKind.Unknown)]
    [TestCase("lyzr", "#/components/securitySchemes/ApiKeyAuth/in", "\"query\"", FactKind.SecurityScheme)]
    [TestCase("lyzr", "#/components/securitySchemes/ApiKeyAuth/type", "\"http\"", FactKind.SecurityScheme)]
    [TestCase("lyzr", Lyzr + "/requestBody", """{"content":{"application/json":{"schema":{"type":"object"}}}}""", FactKind.RequestBody)]
    [TestCase("lyzr", Lyzr + "/responses/200/headers", """{"x-rate":{"schema":{"type":"integer"}}}""", FactKind.Unknown)]
    [TestCase("lyzr", Lyzr + "/externalDocs", """{"url":"https://another.example"}""", FactKind.Unknown)]
    public async Task A_fact_that_no_client_was_made_from_is_lost(string vendor, string pointer, string value, FactKind kind, string? only = null)
    {
        var json = Matrix.Document(vendor).Json.DeepClone();
        Set(json, pointer, JsonNode.Parse(value));
        var document = VendorDocument.Parse(vendor, json.ToJsonString(), vendor);
        foreach (var library in Matrix.Libraries.Where(library => only is null || library.Generator == only))
        {
            var judgements = await FidelityMatrix.OfAsync(document, library);
            Assert.That(judgements.Where(one => one.Verdict == Verdict.Lost && one.Fact.Kind == kind), Is.Not.Empty, library.Generator);
        }
    }

    public static void Set(JsonNode root, string pointer, JsonNode? value)
    {
        var steps = pointer.Split('/').Skip(1).Select(Marks.Unescape).ToList();
        var owner = steps.Take(steps.Count - 1).Aggregate(root, (at, step) => at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step] ?? (JsonNode)(at[step] = new JsonObject()));
        if (owner is JsonArray end)
            end.Add(value);
        else
            owner[steps[^1]] = value;
    }
}
