using System.Net;
using System.Web;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Listings;

/// <summary>Whatever types turn the pages: what is listed compiles, and what cannot be is a warning where a vendor says it.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
internal sealed class OddlyPaged(string generator)
{
    private const string Document = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        servers: [ { url: https://acme.test } ]
        paths:
          /form:
            post:
              operationId: listForm
              parameters: [ { name: offset, in: query, schema: { type: integer } } ]
              requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string }, file: { type: string, format: binary } } } } } }
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ] }
          /text:
            post:
              operationId: listText
              parameters: [ { name: offset, in: query, schema: { type: integer } } ]
              requestBody: { content: { text/plain: { schema: { type: string } } } }
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ] }
          /list:
            post:
              operationId: listList
              parameters: [ { name: offset, in: query, schema: { type: integer } } ]
              requestBody: { content: { application/json: { schema: { type: array, items: { type: string } } } } }
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ] }
          /any:
            post:
              operationId: listAny
              parameters: [ { name: offset, in: query, schema: { type: integer } } ]
              requestBody: { content: { application/json: { schema: { } } } }
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ] }
          /union:
            post:
              operationId: listUnion
              parameters: [ { name: cursor, in: query, schema: { type: integer } }, { name: h, in: header, required: true, schema: { type: integer } }, { name: c, in: cookie, schema: { type: string } }, { name: l, in: header, schema: { type: array, items: { type: string } } } ]
              responses: { '200': { description: ok, content: { application/json: { schema: { oneOf: [ { $ref: '#/components/schemas/P' }, { $ref: '#/components/schemas/Q' } ] } } } } }
              x-speakeasy-pagination: { type: cursor, inputs: [ { name: cursor, in: parameters, type: cursor } ], outputs: { nextCursor: $.next, results: $.data } }
          /strings:
            get:
              operationId: listStrings
              parameters: [ { name: after, in: query, required: true, schema: { type: string } }, { name: h, in: header, required: true, schema: { type: integer } }, { name: c, in: cookie, schema: { type: string } }, { name: l, in: header, schema: { type: array, items: { type: string } } }, { name: d, in: query, style: deepObject, schema: { type: object, properties: { x: { type: string } } } } ]
              responses: { '200': { description: ok, content: { application/json: { schema: { type: object, required: [ data ], properties: { data: { type: array, items: { type: string } } } } } } } }
              x-speakeasy-pagination: { type: cursor, inputs: [ { name: after, in: parameters, type: cursor } ], outputs: { nextCursor: '$.data[-1]' } }
          /ints:
            get:
              operationId: listInts
              parameters: [ { name: after, in: query, schema: { type: string } } ]
              responses: { '200': { description: ok, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { type: integer } } } } } } } }
              x-speakeasy-pagination: { type: cursor, inputs: [ { name: after, in: parameters, type: cursor } ], outputs: { nextCursor: '$.data[-1]' } }
          /enum:
            get:
              operationId: listEnum
              parameters: [ { name: after, in: query, schema: { type: string, enum: [ a, b ] } }, { name: n, in: query, schema: { type: integer, enum: [ 5, 10 ] } } ]
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: cursor, inputs: [ { name: after, in: parameters, type: cursor }, { name: n, in: parameters, type: limit } ], outputs: { nextCursor: $.next } }
          /enumsize:
            get:
              operationId: listEnumSize
              parameters: [ { name: n, in: query, schema: { type: integer, enum: [ 5, 10 ] } } ]
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: url, inputs: [ { name: n, in: parameters, type: limit } ], outputs: { nextUrl: $.next } }
          /untypedparam:
            get:
              operationId: listUntypedParam
              parameters: [ { name: after, in: query, schema: { } }, { name: n, in: query, schema: { } } ]
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: cursor, inputs: [ { name: after, in: parameters, type: cursor }, { name: n, in: parameters, type: limit } ], outputs: { nextCursor: $.any } }
          /anyof:
            get:
              operationId: listAnyOf
              parameters: [ { name: after, in: query, schema: { anyOf: [ { type: string }, { type: integer } ] } } ]
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: cursor, inputs: [ { name: after, in: parameters, type: cursor } ], outputs: { nextCursor: $.u } }
          /free:
            get:
              operationId: listFree
              parameters: [ { name: offset, in: query, schema: { type: integer } } ]
              responses: { '200': { description: ok, content: { application/json: { schema: { type: object } } } } }
              x-speakeasy-pagination: { type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ], outputs: { results: $.a.b } }
          /freeitems:
            get:
              operationId: listFreeItems
              parameters: [ { name: after, in: query, schema: { type: string } } ]
              responses: { '200': { description: ok, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { } }, next: { type: string } } } } } } }
              x-speakeasy-pagination: { type: cursor, inputs: [ { name: after, in: parameters, type: cursor } ], outputs: { nextCursor: $.next } }
          /map:
            get:
              operationId: listMap
              parameters: [ { name: after, in: query, schema: { type: string } } ]
              responses: { '200': { description: ok, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { type: object, additionalProperties: { type: string } } }, next: { type: string }, list: { type: object } } } } } } }
              x-speakeasy-pagination: { type: cursor, inputs: [ { name: after, in: parameters, type: cursor } ], outputs: { nextCursor: $.next } }
        components:
          responses:
            Page: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/P' } } } }
          schemas:
            P: { type: object, properties: { data: { type: array, items: { type: object, properties: { id: { type: string } } } }, next: { type: string }, any: { }, u: { anyOf: [ { type: string }, { type: integer } ] } } }
            Q: { type: object, properties: { data: { type: array, items: { type: object, properties: { id: { type: string } } } }, next: { type: string } } }
        """;

    private ListedClient _client = null!;

    [OneTimeSetUp]
    public async Task GenerateAsync() => _client = await ListedClient.CreateAsync(generator, Document, overlay: null);

    [Test]
    public void What_can_be_listed_is()
    {
        string[] listed = generator == "kiota" ? ["listEnum", "listEnumSize"] : ["listAny", "listFreeItems", "listList"];
        Assert.That(_client.Listings.Keys, Is.EquivalentTo((string[])["listStrings", "listFree", "listMap", .. listed]));
    }

    [Test]
    public void What_cannot_is_told_at_its_line() => Assert.That(
        _client.Warnings.Where(problem => problem.Code == ProblemCode.InvalidOverlay), Is.Not.Empty.And.All.Matches<Problem>(problem =>
            problem.IsWarning && problem.Mark.File == "spec.yaml" && problem.Mark.Line > 1 && problem.Message.EndsWith("It is not listed by this client.")));

    [Test]
    public async Task A_cursor_that_is_the_last_text_of_a_list_leads_on()
    {
        var texts = await _client.List("listStrings", new Server(), null, ("h", generator == "kiota" ? "1" : 1L), ("after", "0")).ToListAsync();
        Assert.That(texts, Is.EqualTo(["a", "b", "c", "d", "e"]));
    }

    /// <summary>Five texts, two a page.</summary>
    private sealed class Server : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var after = HttpUtility.ParseQueryString(request.RequestUri!.Query)["after"];
            var texts = "abcde".Where(letter => letter > after![0]).Take(2).Select(letter => $"\"{letter}\"");
            var content = new StringContent($$"""{ "data": [ {{string.Join(", ", texts)}} ] }""", null, "application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
