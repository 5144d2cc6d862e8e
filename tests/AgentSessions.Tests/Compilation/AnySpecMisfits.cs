using SpecClients.OpenApi.Compiling;

namespace AgentSessions.Tests.Compilation;

/// <summary>Words of real documents whose values are of another kind than OpenAPI's.</summary>
internal sealed class AnySpecMisfits
{
    [TestCase("{ type: object, properties: { a: { type: string, required: true } } }", "'required' should be a list of texts, and this is true or false. It is left out.", "{ type: object, properties: { a: { type: string } } }")]
    [TestCase("{ type: object, required: a, properties: { a: { type: boolean } } }", "'required' should be a list of texts, and this is a text. It is read as [\"a\"].", "{ type: object, required: [a], properties: { a: { type: boolean } } }")]
    [TestCase("{ type: string, description: { $ref: ./text.md } }", "'description' should be a text, and this is an object. It is left out.", "{ type: string }")]
    [TestCase("{ type: boolean, nullable: 'true' }", "'nullable' should be true or false, and this is a text. It is read as true.", "{ type: boolean, nullable: true }")]
    [TestCase("{ type: string, maxLength: '10' }", "'maxLength' should be a whole number, and this is a text. It is read as 10.", "{ type: string, maxLength: 10 }")]
    [TestCase("{ type: string, enum: a }", "'enum' should be a list, and this is a text. It is left out.", "{ type: string }")]
    [TestCase("{ type: array, items: [{ type: string }] }", "'items' should be a schema, and this is a list. It is read as {\"type\":\"string\"}.", "{ type: array, items: { type: string } }")]
    [TestCase("{ type: object, additionalProperties: 'false' }", "'additionalProperties' should be a schema, and this is a text. It is read as false.", "{ type: object, additionalProperties: false }")]
    [TestCase("{ type: string, pattern: '/^[a-z]+$/i' }", "The slashes around the pattern would be part of the text. It is read as \"^[a-z]+$\".", "{ type: string, pattern: '^[a-z]+$' }")]
    [TestCase("{ type: object, title: }", "'title' says nothing. It is left out.", "{ type: object }")]
    public void A_word_is_read_as_what_it_clearly_means_or_left_out(string schema, string warning, string meant)
    {
        var document = SpecText.Tolerate(SpecText.WithSchema(schema));
        Assert.That(Warnings(document), Has.One.EndsWith("warning SC0102: " + warning));
        Assert.That(Text(document), Is.EqualTo(Text(SpecText.Tolerate(SpecText.WithSchema(meant)))));
    }

    [Test]
    public void Properties_may_be_borrowed_from_another_schema()
    {
        const string Components = "{ schemas: { A: { type: object, properties: { a: { type: boolean } } }, T: { type: object, properties: { $ref: '#/components/schemas/A' } } } }";
        var document = SpecText.Tolerate(SpecText.WithSchema("{ $ref: '#/components/schemas/T' }", components: Components));
        Assert.That(Warnings(document).Single(), Is.EqualTo("specs/acme.yaml(9,118): warning SC0102: A '$ref' may stand in place of a schema, and not of its properties. What it refers to is taken."));
        Assert.That(document.Root.SelectToken("components.schemas.T.properties.a.type")!.ToString(), Is.EqualTo("boolean"));
    }

    [Test]
    public void Methods_may_be_in_capitals_and_answers_a_mere_text()
    {
        var document = SpecText.Tolerate("openapi: 3.0.0\npaths:\n  /a:\n    GET: { operationId: a, responses: { '200': fine } }\n    note: x\n");
        Assert.That(Warnings(document), Is.EqualTo((string[])[
            "specs/acme.yaml(4,5): warning SC0102: 'GET' should be 'get'. It is read so.",
            "specs/acme.yaml(4,41): warning SC0102: '200' should be an object, and this is a text. It is read as {\"description\":\"fine\"}.",
            "specs/acme.yaml(5,5): warning SC0102: A path has no member 'note'. It is left out."]));
        Assert.That(document.Root.SelectToken("paths./a.get.responses.200.description")!.ToString(), Is.EqualTo("fine"));
    }

    [Test]
    public void A_reference_to_another_kind_is_followed_where_that_has_the_wanted()
    {
        var document = SpecText.Tolerate("""
            openapi: 3.0.0
            paths:
              /a: { get: { responses: { '200': { $ref: '#/components/schemas/S' }, '400': { description: no, content: { application/json: { schema: { $ref: '#/components/responses/R' } } } } } } }
            components: { schemas: { S: { type: object, description: An S. } }, responses: { R: { description: r, content: { application/json: { schema: { type: boolean } } } } } }
            """);
        Assert.That(Warnings(document).Select(warning => warning[(warning.IndexOf("SC0102", StringComparison.Ordinal) + 8)..]), Is.EqualTo((string[])[
            "'#/components/schemas/S' is none of what should stand here, an answer. JSON of that schema is taken.",
            "'#/components/responses/R' is none of what should stand here, a schema. The schema there is taken."]));
        Assert.That(document.Root.SelectToken("paths./a.get.responses.200.content['application/json'].schema.$ref")!.ToString(), Is.EqualTo("#/components/schemas/S"));
    }

    [Test]
    public void A_parameter_stands_in_a_list_once()
    {
        var document = SpecText.Tolerate("openapi: 3.0.0\npaths:\n  /a:\n    get:\n      operationId: a\n      parameters: [{ name: p, in: query }, { name: p, in: header }, { name: p, in: query }]\n      responses: { '200': { description: ok } }\n");
        Assert.That(Warnings(document).Single(), Is.EqualTo("specs/acme.yaml(6,71): warning SC0102: The parameter 'p' stands here a second time. It is left out."));
        Assert.That(document.Root.SelectTokens("paths./a.get.parameters[*].in").Select(place => place.ToString()), Is.EqualTo((string[])["query", "header"]));
    }

    [Test]
    public void Where_nothing_can_be_made_of_it_that_is_told_with_everything_else()
    {
        var problems = SpecText.ProblemsOf("openapi: 3.0.0\npaths:\n  /a:\n    get:\n      parameters: none\n      responses: []\n");
        Assert.That(problems, Is.EquivalentTo((string[])[
            "specs/acme.yaml(5,7): error SC0102: 'parameters' should be a list of objects, and this is a text.",
            "specs/acme.yaml(6,7): error SC0102: 'responses' should be an object, and this is a list.",
            "specs/acme.yaml(6,7): error SC0103: GET /a has no 'responses'."]));
    }

    private static string Text(EffectiveDocument document) => SpecText.Schema(document).ToString() + document.Root["components"];

    private static IEnumerable<string> Warnings(EffectiveDocument document) => document.Warnings.Select(warning => warning.ToString());
}
