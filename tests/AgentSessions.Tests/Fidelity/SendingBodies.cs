using System.Text.Json.Nodes;
using AgentSessions.Tests.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Judging;
using SpecClients.Conformance.Totals;
using SpecClients.Generation.PublicApi;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Fidelity;

/// <summary>What a document says of its requests' bodies is proved by sending them.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
internal sealed class SendingBodies(string generator)
{
    private const string Spec = """
        openapi: 3.0.3
        info: { title: Library, version: '1' }
        servers: [{ url: 'https://library.example' }]
        paths:
          /books:
            post:
              operationId: add_book
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } } }
              responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } } } }
          /books/{isbn}:
            parameters: [{ name: isbn, in: path, required: true, schema: { type: string } }]
            put:
              operationId: change_book
              requestBody: { $ref: '#/components/requestBodies/Change' }
              responses: { '204': { description: Changed. } }
          /books/search:
            post:
              operationId: search_books
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        words: { type: array, minItems: 1, items: { type: string } }
                        since: { type: string, format: date }
                        page_size: { type: integer, format: int32, default: 20, minimum: 1, maximum: 100 }
              responses: { '204': { description: Found. } }
          /shelves:
            put:
              operationId: order_shelves
              requestBody: { required: false, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Shelf' } } } } }
              responses: { '204': { description: Ordered. } }
          /covers:
            post:
              operationId: add_cover
              requestBody: { required: true, content: { application/octet-stream: { schema: { type: string, format: binary } } } }
              responses: { '204': { description: Added. } }
          /letters:
            post:
              operationId: send_letter
              requestBody: { required: true, content: { multipart/form-data: { schema: { type: object, required: [page], properties: { page: { type: string, format: binary }, note: { type: string } } } } } }
              responses: { '204': { description: Sent. } }
          /visits:
            post:
              operationId: visit
              requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { name: { type: string }, count: { type: integer } } } } } }
              responses: { '204': { description: Noted. } }
        components:
          requestBodies:
            Change: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Change' } } } }
          schemas:
            Shelf: { type: string, enum: [poems, 'far away'] }
            Named: { type: object, required: [id, name], properties: { id: { type: string, readOnly: true }, name: { type: string, maxLength: 20, description: What it is called. } } }
            Author: { type: object, required: [name], properties: { name: { type: string }, born: { type: integer, format: int64 } } }
            Change: { type: object, properties: { title: { type: string, nullable: true }, price: { type: number, format: double }, is_lent: { type: boolean } } }
            Book:
              allOf:
                - { $ref: '#/components/schemas/Named' }
                - type: object
                  required: [shelf, authors, note]
                  properties:
                    shelf: { $ref: '#/components/schemas/Shelf' }
                    note: { type: string, nullable: true }
                    authors: { type: array, items: { $ref: '#/components/schemas/Author' } }
                    printed: { type: object, required: [at], properties: { at: { type: string, format: date-time }, pages: { type: integer, nullable: true } } }
                    added_at: { type: string, format: date-time, readOnly: true }
                    code: { type: string, pattern: '^[A-Z]{3}$' }
        """;

    private DirectoryInfo _folder = null!;
    private Library _library = null!;
    private VendorDocument _document = null!;

    [OneTimeSetUp]
    public async Task Build()
    {
        _folder = Directory.CreateTempSubdirectory("bodies-");
        var assembly = await FreshClient.BuildAsync(_folder, Spec, generator);
        _library = new Library(AssemblyFolder.Load(assembly));
        var spec = Path.Combine(_folder.FullName, "acme.yaml");
        _document = VendorDocument.Parse("acme", DocumentReader.Read(spec, spec).ToString(Newtonsoft.Json.Formatting.None), spec);
    }

    [OneTimeTearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [Test]
    public async Task Nothing_that_is_said_of_a_body_is_lost_but_what_Kiota_does_not_write_of_parts()
    {
        const string Parts = "#/paths/~1letters/post/requestBody/content/multipart~1form-data/schema";
        var (names, required) = generator == "nswag" ? ((string[])[], (string[])[]) : (["page", "note"], [$"Required 'true' at {Parts}/required/0"]);
        string[] lost =
        [
            .. required,
            .. names.SelectMany(name => (string[])[$"Property '{name}' at {Parts}/properties/{name}", $"Type 'string' at {Parts}/properties/{name}/type"]),
            .. names.Take(1).Select(name => $"Format 'binary' at {Parts}/properties/{name}/format"),
        ];
        Assert.That((await LostAsync(_document)).Select(line => line.Split(": ", 2)[1]), Is.EquivalentTo(lost));
    }

    [TestCase("#/components/schemas/Author/properties/born/type", "\"boolean\"", FactKind.Type)]
    [TestCase("#/components/schemas/Author/properties/born/enum", "[1]", FactKind.EnumValue)]
    [TestCase("#/components/schemas/Author/properties/weight", """{"type":"number"}""", FactKind.Property)]
    [TestCase("#/components/schemas/Author/properties/born/readOnly", "true", FactKind.Access)]
    [TestCase("#/components/schemas/Named/properties/id/readOnly", "false", FactKind.Access)]
    [TestCase("#/components/schemas/Named/properties/name/maxLength", "21", FactKind.Maximum)]
    [TestCase("#/components/schemas/Change/properties/price/default", "2", FactKind.Default)]
    [TestCase("#/components/schemas/Change/additionalProperties", "false", FactKind.AdditionalProperties)]
    [TestCase("#/components/schemas/Change/properties/is_lent/not", """{"type":"integer"}""", FactKind.Unknown)]
    [TestCase("#/paths/~1shelves/put/requestBody/required", "true", FactKind.Required)]
    [TestCase("#/paths/~1shelves/put/requestBody/content/text~1json", """{"schema":{"type":"array","items":{"type":"string"}}}""", FactKind.MediaType)]
    [TestCase("#/paths/~1shelves/put/requestBody/description", "\"Another\"", FactKind.Description)]
    public async Task What_a_client_was_not_made_from_is_lost(string pointer, string value, FactKind kind)
    {
        var json = _document.Json.DeepClone();
        LosingFacts.Set(json, pointer, JsonNode.Parse(value));
        var lost = await LostAsync(VendorDocument.Parse("acme", json.ToJsonString(), "acme", isTolerant: true));
        Assert.That(lost, Has.Some.StartsWith($"acme {generator}: {kind} "));
    }

    private async Task<List<string>> LostAsync(VendorDocument document) =>
        [.. (await FidelityMatrix.OfAsync(document, _library)).Where(one => one.Verdict == Verdict.Lost).Select(FidelityReport.Line)];
}
