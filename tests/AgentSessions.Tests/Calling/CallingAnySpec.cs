using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Generation.PublicApi;

namespace AgentSessions.Tests.Calling;

/// <summary>A compiled client of a document that has each way to send and to answer.</summary>
internal sealed class CallingAnySpec
{
    private const string Spec = """
        openapi: 3.1.0
        info: { title: Acme, version: '1' }
        security: [{ key: [] }]
        paths:
          /things/{id}/{tags}:
            parameters:
              - { name: id, in: path, schema: { type: string, pattern: '^th_[a-z]{4}$' } }
              - { name: tags, in: path, required: true, style: matrix, explode: true, schema: { type: array, items: { type: string } } }
            get:
              operationId: get_thing
              parameters:
                - { name: page, in: query, style: deepObject, schema: { type: object, properties: { page_size: { type: integer, maximum: 100 }, after: { type: string } } } }
                - { name: exploded, in: query, schema: { type: array, items: { $ref: '#/components/schemas/Colour' } } }
                - { name: joined, in: query, explode: false, schema: { type: array, items: { type: integer } } }
                - { name: spaced, in: query, style: spaceDelimited, explode: false, schema: { type: array, items: { type: string } } }
                - { name: filter, in: query, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
                - { name: flag, in: query, schema: { anyOf: [{ type: boolean }, { type: object }] } }
                - { name: x-list, in: header, schema: { type: array, items: { type: integer } } }
                - { name: session, in: cookie, schema: { type: string } }
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
            put:
              operationId: put_thing
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
              responses: { '204': { description: done, content: { application/json: { schema: { type: object } } } } }
          /upload:
            post:
              operationId: upload
              requestBody:
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      required: [file]
                      properties: { file: { type: string, format: binary }, note: { type: string }, tags: { type: array, items: { type: string } }, about: { type: object, properties: { a: { type: integer } } } }
              responses: { '201': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Thing' } } } } } }
          /form:
            post:
              operationId: form
              requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string }, b: { type: array, items: { type: integer } } } } } } }
              responses: { default: { description: ok, content: { text/plain: { schema: { type: string } } } } }
          /bytes:
            post:
              operationId: bytes
              requestBody: { required: true, content: { application/octet-stream: { schema: { type: string, format: binary } } } }
              responses: { '200': { description: ok, content: { application/octet-stream: {} } } }
          /text?kind=plain:
            post:
              operationId: text
              parameters: [{ name: more, in: query, schema: { type: boolean } }]
              requestBody: { required: true, content: { text/plain: { schema: { type: string } } } }
              responses: { '2XX': { description: ok, content: { text/csv: { schema: { type: string } } } } }
          /notes/{note}:
            post:
              operationId: note
              parameters:
                - { name: note, in: path, required: true, content: { text/plain: { schema: { type: string } } } }
                - { name: Content-Range, in: header, required: true, schema: { type: string } }
              requestBody: { required: true, content: { text/yaml: { schema: { type: string } } } }
              responses: { '200': { description: ok, content: { application/json: { example: { a: 1 } } } } }
          /things:search:
            get: { operationId: search, responses: { '204': { description: ok } } }
          /media:
            post:
              operationId: media
              requestBody: { required: true, content: { image/png: { schema: { type: string, format: binary } }, image/jpeg: { schema: { type: string, format: binary } } } }
              responses: { '200': { description: ok, content: { video/*: { schema: { type: string } } } } }
          /price:
            post:
              operationId: price
              requestBody: { required: true, content: { application/json: { schema: { type: number, format: decimal } } } }
              responses: { '200': { description: ok, content: { application/json: { schema: { type: number, format: decimal } } } } }
            put:
              operationId: put_price
              requestBody: { content: { text/plain: { schema: { type: number, format: decimal } } } }
              responses: { '204': { description: ok } }
          /either:
            post:
              operationId: either
              requestBody:
                required: true
                content:
                  multipart/form-data: { schema: { oneOf: [{ type: object, required: [a], properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: string } } }] } }
              responses: { '204': { description: ok } }
          /runs:
            get:
              operationId: run
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Run' } } } } }
          /events:
            get:
              operationId: events
              responses: { '200': { description: ok, content: { text/event-stream: { schema: { $ref: '#/components/schemas/Thing' } } } } }
        components:
          securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
          schemas:
            Base: { type: object, properties: { metadata: { $ref: '#/components/schemas/Loose' } } }
            Run: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, required: [metadata, id], properties: { id: { type: string } } }] }
            Loose: { additionalProperties: { type: string } }
            Colour: { type: string, enum: [red, 'deep blue'] }
            Thing:
              type: object
              required: [id, made_at, name, secret]
              properties:
                id: { type: string, readOnly: true }
                name: { type: [string, 'null'] }
                made_at: { type: string, format: date-time }
                made_on: { type: string, format: date, pattern: '^\d{4}-\d{2}-\d{2}$' }
                secret: { type: string, writeOnly: true }
                colour: { $ref: '#/components/schemas/Colour' }
                parts: { type: array, items: { $ref: '#/components/schemas/Thing' } }
                any: { oneOf: [{ type: integer }, { type: array, items: { type: string } }] }
                counts: { type: object, additionalProperties: { type: integer } }
        """;

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Create() => _folder = Directory.CreateTempSubdirectory("calling-");

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [TestCase("nswag")]
    [TestCase("kiota")]
    public async Task Each_operation_returns_its_example(string generator)
    {
        var assembly = await FreshClient.BuildAsync(_folder, Spec, generator);
        var json = await File.ReadAllTextAsync(FreshClient.DocumentOf(_folder));
        var outcomes = await CallingRun.RunAsync(VendorDocument.Parse("", json, "acme.yaml", isTolerant: true), new Library(AssemblyFolder.Load(assembly)));
        Assert.That(outcomes, Has.Count.EqualTo(14).And.All.Property(nameof(Outcome.Kind)).EqualTo(OutcomeKind.Returned), string.Join('\n', outcomes));
    }
}
