using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Engines;
using SpecClients.Generation.NSwag;

namespace AgentSessions.Tests.NSwag;

/// <summary>What NSwag writes for shapes that none of today's vendors has.</summary>
internal sealed class OtherSpecs
{
    private const string Spec = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /things:
            get:
              operationId: listThings
              responses:
                '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
                '202': { description: later, content: { application/json: { schema: { $ref: '#/components/schemas/Later' } } } }
                '204': { description: nothing }
                '409': { description: 'a "quoted" \ word' }
                4XX: { description: bad, content: { application/json: { schema: { $ref: '#/components/schemas/Later' } } } }
                default: { description: any, content: { application/json: { schema: { $ref: '#/components/schemas/Later' } } } }
          /search:
            get:
              operationId: search
              parameters:
                - { name: a, in: query, explode: false, schema: { type: array, items: { type: string } } }
                - { name: b, in: query, explode: false, schema: { type: array, items: { type: string } } }
                - { name: created_at, in: query, style: deepObject, explode: true, schema: { type: object, properties: { gt: { type: integer } } } }
                - { name: x-since, in: header, schema: { type: string, format: date-time } }
                - { name: await, in: query, schema: { type: string } }
                - { name: x-list, in: header, schema: { type: array, items: { type: string, enum: [one] } } }
              responses: { '204': { description: nothing } }
            put:
              operationId: putSearch
              requestBody: { content: { text/plain: { schema: { type: boolean } } } }
              responses: { '204': { description: nothing } }
          /later:
            get:
              operationId: getLater
              responses:
                default: { description: any, content: { application/json: { schema: { $ref: '#/components/schemas/Later' } } } }
            delete:
              operationId: deleteLater
              responses:
                '204': { description: gone }
        components:
          schemas:
            Later: { type: object, properties: { id: { type: string, format: uuid } } }
            Names: { type: array, items: { type: string } }
            Either: { oneOf: [ { $ref: '#/components/schemas/Later' }, { $ref: '#/components/schemas/Names' } ] }
            Pet: { type: object, required: [kind], discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } }, properties: { kind: { type: string }, name: { type: string } } }
            Cat: { allOf: [ { $ref: '#/components/schemas/Pet' }, { type: object, required: [lives], properties: { lives: { type: integer } } } ] }
            Thing:
              type: object
              required: [none]
              properties:
                none: { type: string, nullable: true }
                names: { $ref: '#/components/schemas/Names' }
                either: { $ref: '#/components/schemas/Either' }
                pet: { $ref: '#/components/schemas/Pet' }
                counts: { type: object, additionalProperties: { type: integer } }
                'odd-"name': { type: string, nullable: true }
                additional_properties: { type: string }
        """;

    private string _code = null!;

    [OneTimeSetUp]
    public async Task Generate()
    {
        var work = Directory.CreateTempSubdirectory("nswag-");
        try
        {
            var document = SpecText.Compile(Spec);
            await new NSwagGenerator().GenerateAsync([document], work.FullName);
            _code = await File.ReadAllTextAsync(Path.Combine(IGenerator.OutputOf(document, work.FullName), "AcmeClient.g.cs"));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    [TestCase("listThings", "status_ == 200", "return await ReadBodyAsync<Thing>(response_, request_.Operation, false, cancellationToken)", TestName = "A declared success is read as its type")]
    [TestCase("listThings", "status_ == 202", "throw await ErrorAsync<Later>(", TestName = "A declared success of another type than the method's is typed where it is thrown")]
    [TestCase("listThings", "status_ == 204", "return default!;", TestName = "A declared success without a body is nothing")]
    [TestCase("listThings", "status_ == 409", "throw await ErrorAsync(response_, request_.Operation, cancellationToken)", TestName = "A declared error without a body is told with whatever came")]
    [TestCase("listThings", "status_ / 100 == 4", "throw await ErrorAsync<Later>(", TestName = "A range is a class of statuses")]
    [TestCase("listThings", "else\n", "throw await ErrorAsync<Later>(response_, request_.Operation, cancellationToken)", TestName = "A default beside a success is an error")]
    [TestCase("getLater", "if (!response_.IsSuccessStatusCode)", "throw await ErrorAsync(", TestName = "A default alone is a success for 2xx only")]
    [TestCase("deleteLater", "status_ == 204", "return;", TestName = "A method without a result returns")]
    public void Statuses(string operation, string status, string wanted)
    {
        var start = _code.IndexOf($"Begin(AcmeApi.{char.ToUpperInvariant(operation[0])}{operation[1..]})", StringComparison.Ordinal);
        var body = _code[start.._code.IndexOf("finally", start, StringComparison.Ordinal)];
        var branch = status == "else\n" ? body.LastIndexOf("else", StringComparison.Ordinal) : body.IndexOf(status, StringComparison.Ordinal);
        Assert.That(branch, Is.Positive, body);
        var next = body.IndexOf('}', branch);
        Assert.That(body[branch..next], Does.Contain(wanted));
    }

    [TestCase("request_.Query(\"a\", a);", TestName = "A list in a query is handed on")]
    [TestCase("request_.Header(\"x-list\", xList);", TestName = "A list in a header need not be of strings")]
    [TestCase("new System.Net.Http.StringContent(PlainValue.Body(body))", TestName = "A body of plain text need not be a string")]
    [TestCase("if (body != null)", TestName = "A body that may be left out is left out")]
    [TestCase("request_.Query(\"await\", @await);", TestName = "A parameter may be called what is a keyword in asynchronous methods alone")]
    [TestCase("request_.Header(\"x-since\", xSince);", TestName = "An instant in a header need not be given")]
    [TestCase("case 0: if (!reader_.Null(0, true, ref asRead_)) None = reader_.Text(); break;", TestName = "A required null is a null")]
    [TestCase("Names = reader_.Read<System.Collections.Generic.IReadOnlyList<string>?>();", TestName = "A named list is a list")]
    [TestCase("Counts = reader_.Read<System.Collections.Generic.IReadOnlyDictionary<string, long>?>();", TestName = "A map is a map")]
    [TestCase("Either = reader_.Token();", TestName = "A union of objects is free-form data, of which no branch is lost")]
    [TestCase("if (!reader_.Null(0, false, ref asRead_)) Id = reader_.Text();", TestName = "A uuid keeps its spelling")]
    [TestCase("OddName = reader_.Text();", TestName = "An odd name gets a C# name")]
    [TestCase("\"odd-\\\"name\"", TestName = "An odd name is escaped")]
    [TestCase("AdditionalPropertiesValue = reader_.Text();", TestName = "A member of the name that each class has gets another")]
    [TestCase("case 2: Lives = reader_.Read<long>(); break;", TestName = "A derived class reads its base's members too")]
    [TestCase("\"cat\" => new Cat(ref reader_),", TestName = "A discriminator chooses the class")]
    [TestCase("reader_.Require(in members_, 0, 2);", TestName = "A derived class requires its discriminator and its own members")]
    public void Members(string wanted) => Assert.That(_code, Does.Contain(wanted));

    [Test]
    public void What_only_NSwag_is_told_stands_in_the_review()
    {
        var review = SpecText.Compile(Spec).Review;
        Assert.That(review, Does.Contain("Rewrites for NSwag alone").And.Contain("nswag-free-form-unions-to-untyped").And.Contain("drop-lossy-formats").And.Contain("nswag-mark-nullable-properties"));
        Assert.That(JObject.Parse(SpecText.Compile(Spec).Json).SelectToken("components.schemas.Later.properties.id.format")!.ToString(), Is.EqualTo("uuid"), "The effective document itself keeps its formats.");
    }
}
