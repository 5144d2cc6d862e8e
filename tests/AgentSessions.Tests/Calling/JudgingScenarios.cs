using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AgentSessions.Calling.Spector;
using Microsoft.OpenApi;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Tests.Calling;

/// <summary>What tests/spector.sh takes for right, by scenarios of our own.</summary>
internal sealed class JudgingScenarios
{
    private static readonly VendorDocument Document = VendorDocument.Parse("", """
        { "openapi": "3.1.0", "info": { "title": "Acme", "version": "1" }, "paths": { "/things/{id}": { "get": {
          "parameters": [
            { "name": "id", "in": "path", "required": true, "style": "matrix", "schema": { "type": "array", "items": { "type": "integer" } } },
            { "name": "filter", "in": "query", "schema": { "type": "object", "properties": { "size": { "type": "integer" } } } },
            { "name": "kind", "in": "query", "required": true, "schema": { "const": "plain" } },
            { "name": "x-on", "in": "header", "schema": { "type": "boolean" } }],
          "requestBody": { "required": true, "content": { "text/plain": { "schema": { "type": "string" } } } },
          "responses": { "200": { "description": "ok", "headers": { "x-next": { "schema": { "type": "string" } } },
            "content": { "application/json": { "schema": { "type": "object", "properties": { "free": {}, "kept": { "type": "string" }, "list": { "type": "array", "items": { "type": "integer" } } } } }, "text/event-stream": { "schema": { "type": "string" } } } } } } } } }
        """, "acme.json");

    private static DescribedOperation Operation => Document.Operations.Single();

    [TestCase(null, "pass", false, ScenarioOutcome.Right)]
    [TestCase(null, "fail", false, ScenarioOutcome.Wrong)]
    [TestCase("decoded: otherwise", "pass", false, ScenarioOutcome.Wrong)]
    [TestCase("decoded: otherwise", "pass", true, ScenarioOutcome.NotSayable)]
    [TestCase(null, "not-implemented", true, ScenarioOutcome.NotSayable)]
    public void A_scenario_is_right_when_client_and_server_say_so(string? problem, string wire, bool isListed, object outcome) =>
        Assert.That(SpectorTally.Judge(isXml: false, isListed, wire, problem).Outcome, Is.EqualTo(outcome));

    [Test]
    public void The_list_hides_nothing_that_is_right() =>
        Assert.That(SpectorTally.Judge(isXml: false, isListed: true, "pass", null), Is.EqualTo((ScenarioOutcome.Wrong, "right, though the list has it of what OpenAPI cannot say")));

    [Test]
    public void The_list_is_of_a_version()
    {
        const string list = "# why\nOne_a: lost\nTwo_b (3.0, 3.1): lost there";
        Assert.That(string.Join(' ', Unsayable.Read(list, "3.1").Scenarios), Is.EqualTo("One_a Two_b"));
        Assert.That(string.Join(' ', Unsayable.Read(list, "3.2").Scenarios), Is.EqualTo("One_a"));
        Assert.That(() => Unsayable.Read("One_a lost", "3.2"), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void Each_wrong_scenario_has_a_line_and_the_total_comes_last()
    {
        var tally = new SpectorTally([new("One_a", ScenarioOutcome.Right, null), new("One_b", ScenarioOutcome.Wrong, new string('x', 500)), new("Two_c", ScenarioOutcome.NotOffered, null)]);
        var lines = tally.Lines("nswag", "3.2").ToList();
        Assert.That(lines[0], Does.StartWith("One_b: xxx").And.Length.EqualTo(300));
        Assert.That(lines, Has.Some.Match("^One +1 +1 +0 +0$").And.Some.Match("^Two +0 +0 +0 +1$"));
        Assert.That(lines[^1], Is.EqualTo("1 right, 1 wrong, 1 not offered (XML), 0 that OpenAPI cannot say, of 3 (nswag, 3.2)"));
    }

    [Test]
    public async Task What_a_client_makes_of_an_answer_is_compared_with_it()
    {
        var one = Case(200, """{ "a": 1 }""");
        Assert.That(await ProblemAsync(one, new JsonObject { ["a"] = 1.0 }), Is.Null);
        Assert.That(await ProblemAsync(one, new JsonObject { ["a"] = 2 }), Is.EqualTo("decoded: $.a: 1 became 2"));
        Assert.That(await ProblemAsync(one, null), Is.EqualTo("nothing came of the answer"));
        Assert.That(await ProblemAsync(Case(200, "data: 1\n\n", "text/event-stream"), "data: 1\n\n"), Does.StartWith("the items are not decoded"));
        Assert.That(await ProblemAsync(Case(200, "data: 1\n\ndata: [DONE]\n\n", "text/event-stream"), new StreamedItems([JsonValue.Create(1)])), Is.Null);
    }

    [Test]
    public void What_is_equal_and_has_no_type_is_told()
    {
        string? Problem(object came, string answer) => CaseJudge.UntypedProblem(Case(200, answer), Operation, new CallResult(null, came, null));
        Assert.That(Problem(new Thing { Free = new JObject() }, """{ "free": {}, "other": 1 }"""), Is.Null);
        Assert.That(Problem(new Thing { List = new JArray(1) }, """{ "list": [1] }"""), Is.EqualTo("untyped: $.list is a JArray"));
        Assert.That(Problem(new Thing { AdditionalData = { ["kept"] = "a" } }, """{ "kept": "a" }"""), Is.EqualTo("untyped: $.kept has no property"));
        Assert.That(Problem(new JObject(), "{}"), Is.EqualTo("untyped: $ is a JObject"));
    }

    [Test]
    public async Task A_header_that_is_described_is_part_of_the_answer()
    {
        var one = Case(200, "{}") with { Answer = new CaseAnswer(200, new JsonObject { ["x-next"] = "2", ["x-other"] = "3" }, null) };
        Assert.That(await ProblemAsync(one, new { XNext = "2" }), Is.Null);
        Assert.That(await ProblemAsync(one, new { XNext = "3" }), Is.EqualTo("the header x-next is 3, not 2"));
        Assert.That(await ProblemAsync(one, new { Next = "2" }), Is.EqualTo("nothing came of the header x-next"));
    }

    [Test]
    public async Task An_error_is_told_by_its_status()
    {
        Assert.That(await ProblemAsync(Case(404, null), null), Is.EqualTo("no exception for 404"));
        Assert.That(await ProblemAsync(Case(404, null), null, new FailedCall(HttpStatusCode.NotFound)), Is.Null);
        Assert.That(await ProblemAsync(Case(404, null), null, new FailedCall(HttpStatusCode.BadRequest)), Does.StartWith("FailedCall: "));
        Assert.That(await ProblemAsync(Case(200, "{}"), null, new CannotCallException("it takes no id")), Is.EqualTo("it takes no id"));
    }

    [Test]
    public void A_call_is_given_values_of_the_types_that_are_described()
    {
        var one = Case(200, "{}") with { Places = new JsonObject { ["id"] = ";id=1,2" }, Query = new JsonObject { ["size"] = "3" }, Headers = new JsonObject { ["X-On"] = "true" } };
        var call = CaseCall.Of(Operation, one with { Body = new CaseBody("application/json", "\"text\""u8.ToArray(), null, null) });
        Assert.That(string.Join(' ', call.Parameters.Select(given => $"{given.Declared.Name}={given.Value.ToJsonString()}")), Is.EqualTo("""id=[1,2] filter={"size":3} kind="plain" x-on=true"""));
        Assert.That(call.Body!.Value.ToString(), Is.EqualTo("text"));
    }

    private static ScenarioCase Case(int status, string? answer, string mediaType = "application/json") =>
        new("GET", "/things/1", "acme", "/things/{id}", [], [], [], null, new CaseAnswer(status, [], answer is null ? null : new CaseBody(mediaType, Encoding.UTF8.GetBytes(answer), null, null)));

    private static Task<string?> ProblemAsync(ScenarioCase one, object? result, Exception? failure = null) =>
        CaseJudge.ProblemAsync(one, Operation, new CallResult(null, result, failure), new Nodes());

    private sealed class FailedCall(HttpStatusCode status) : Exception
    {
        public int StatusCode => (int)status;
    }

    private sealed class Thing
    {
        [JsonProperty("free")]
        public JToken? Free { get; init; }

        [JsonProperty("list")]
        public JToken? List { get; init; }

        public Dictionary<string, object> AdditionalData { get; } = [];
    }

    private sealed class Nodes : IModels
    {
        public string Write(object result) => result is JsonNode node ? node.ToJsonString() : $"\"{result}\"";

        public object? Read(Type type, JsonNode? value) => value;

        public object? ReadBody(Type type, JsonNode body, IOpenApiSchema? form, object client) => body;
    }
}
