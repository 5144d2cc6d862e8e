using System.Net;
using System.Text.Json.Nodes;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Sandbox;

/// <summary>A vendor that the sandbox was not written for: other names, other places, other shapes.</summary>
[TestFixture]
internal sealed class ServingAnotherVendor
{
    private const string Document = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Acme", "version": "1" },
          "security": [ { "Key": [] }, { "Login": [] } ],
          "paths": {
            "/runs": {
              "get": {
                "operationId": "listRuns",
                "parameters": [
                  { "name": "page_size", "in": "query", "schema": { "type": "integer", "maximum": 40, "default": 7 } },
                  { "name": "cursor", "in": "query", "schema": { "type": "string" } },
                  { "name": "kinds", "in": "query", "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Kind" } } },
                  { "name": "created_before", "in": "query", "schema": { "type": "string", "format": "date-time" } }
                ],
                "responses": {
                  "200": { "description": "ok", "content": { "application/json": { "schema": {
                    "type": "object", "required": [ "runs", "next_cursor", "request" ],
                    "properties": {
                      "request": { "type": "string", "format": "uuid" },
                      "runs": { "type": "array", "items": { "$ref": "#/components/schemas/Run" } },
                      "next_cursor": { "type": "string", "nullable": true }
                    } } } } },
                  "default": { "description": "error", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Fault" } } } }
                }
              }
            },
            "/runs/{id}": {
              "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "integer", "minimum": 1 } } ],
              "get": { "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Run" } } } } } },
              "delete": { "responses": { "204": { "description": "gone" } } }
            },
            "/tags": {
              "get": { "security": [], "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": {
                "type": "array", "items": { "type": "object", "required": [ "name" ], "properties": { "name": { "type": "string", "maxLength": 3 } } } } } } } } }
            }
          },
          "components": {
            "securitySchemes": { "Key": { "type": "apiKey", "in": "query", "name": "token" }, "Login": { "type": "http", "scheme": "basic" } },
            "schemas": {
              "Kind": { "type": "string", "enum": [ "short", "long", "endless" ] },
              "Run": {
                "type": "object", "required": [ "id", "created_at", "kinds", "cost", "labels" ],
                "properties": {
                  "id": { "type": "integer" },
                  "kinds": { "$ref": "#/components/schemas/Kind" },
                  "created_at": { "type": "string", "format": "date-time" },
                  "cost": { "type": "number", "minimum": 2, "maximum": 3 },
                  "level": { "type": "integer", "enum": [ 10, 20 ] },
                  "labels": { "type": "object", "additionalProperties": { "type": "boolean" } },
                  "parent": { "$ref": "#/components/schemas/Run" },
                  "children": { "type": "array", "items": { "$ref": "#/components/schemas/Run" } }
                }
              },
              "Fault": {
                "type": "object", "required": [ "success", "errors", "trace_id" ],
                "properties": {
                  "success": { "type": "boolean" },
                  "trace_id": { "type": "string" },
                  "errors": { "type": "array", "items": { "type": "object", "required": [ "status", "message" ],
                    "properties": { "status": { "type": "integer" }, "message": { "type": "string" }, "field": { "type": "string" }, "docs": { "type": "string" } } } }
                }
              }
            }
          }
        }
        """;

    private readonly SchemaCheck _schema = new(JsonNode.Parse(Document)!.AsObject());
    private SandboxCaller _caller = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _caller = await SandboxCaller.StartAsync(
        new SandboxOptions { SessionsPerVendor = 100 },
        [new SandboxDocument("acme", JsonNode.Parse(Document)!.AsObject())]);

    [OneTimeTearDown]
    public async Task StopAsync() => await _caller.DisposeAsync();

    [Test]
    public async Task Its_cursors_lead_through_every_row_once()
    {
        var ids = new List<int>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await AskAsync($"runs?page_size=30{cursor}");
            Assert.That(_schema.Differences(page, _schema.Response(200)), Is.Empty);
            ids.AddRange(page["runs"]!.AsArray().Select(run => run!["id"]!.GetValue<int>()));
            cursor = page["next_cursor"] is { } next ? $"&cursor={next}" : null;
        }
        Assert.That(ids, Is.EqualTo(Enumerable.Range(1, 100)));
    }

    [Test]
    public async Task Its_filters_take_several_values_and_dates()
    {
        var runs = (await AskAsync("runs?page_size=40&kinds=short&kinds=long"))["runs"]!.AsArray();
        Assert.That(runs.Select(run => (string?)run!["kinds"]).Distinct(), Is.EquivalentTo((string[])["short", "long"]));
        var before = (string?)_caller.Server.Item("acme", 90)["created_at"];
        Assert.That((await AskAsync($"runs?page_size=40&created_before={before}"))["runs"]!.AsArray(), Has.Count.EqualTo(9));
    }

    [Test]
    public async Task Its_errors_follow_its_default_response()
    {
        var (status, error) = await _caller.AskAsync("acme", "runs?token=sandbox-key&page_size=41", change: request => request.Headers.Clear());
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(JsonNode.DeepEquals(error!["errors"], JsonNode.Parse(
            """[{"status":400,"message":"Input should be less than or equal to 40","field":"page_size"}]""")), error.ToJsonString());
        Assert.That((string?)error["trace_id"], Does.StartWith("req_"));
    }

    [Test]
    public async Task Either_way_of_signing_in_will_do_and_none_where_none_is_asked_for()
    {
        var (basic, _) = await _caller.AskAsync("acme", "runs", change: request =>
            request.Headers.Authorization = new("Basic", Convert.ToBase64String("me:sandbox-key"u8)));
        var (wrong, _) = await _caller.AskAsync("acme", "runs?token=other", change: request => request.Headers.Clear());
        var (open, tags) = await _caller.AskAsync("acme", "tags", change: request => request.Headers.Clear());
        Assert.Multiple(() =>
        {
            Assert.That(basic, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(wrong, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(open, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(tags!.AsArray().Select(tag => ((string?)tag!["name"])!.Length), Is.All.EqualTo(3));
        });
    }

    [Test]
    public async Task Operations_that_list_nothing_answer_with_one_value_or_none()
    {
        var run = await AskAsync("runs/5?");
        Assert.That(run["cost"]!.GetValue<decimal>(), Is.InRange(2, 3));
        using var deleted = await _caller.SendAsync("acme", "runs/5?token=sandbox-key", change: request => request.Method = HttpMethod.Delete);
        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        var (status, _) = await _caller.AskAsync("acme", "runs/five?token=sandbox-key");
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<JsonNode> AskAsync(string path)
    {
        var (status, body) = await _caller.AskAsync("acme", $"{path}&token={_caller.Server.ApiKey}".Replace("?&", "?", StringComparison.Ordinal));
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), body?.ToJsonString());
        return body!;
    }
}
