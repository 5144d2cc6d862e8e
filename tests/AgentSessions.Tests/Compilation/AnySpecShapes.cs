using Newtonsoft.Json.Linq;

namespace AgentSessions.Tests.Compilation;

/// <summary>Shapes of schemas that real documents hold and the generators do not take as they are.</summary>
internal sealed class AnySpecShapes
{
    [TestCase("{ type: array, items: true }", "T.items", "{}", TestName = "True is any value")]
    [TestCase("{ type: object, properties: { a: { type: string }, b: false } }", "T.properties", """{"a":{"type":"string"}}""", TestName = "A property that is false is none")]
    [TestCase("{ allOf: [{ $ref: '#/components/schemas/E' }, { nullable: true }] }", "T", """{"allOf":[{"$ref":"#/components/schemas/E"}],"nullable":true}""", TestName = "A part that only annotates annotates the whole")]
    [TestCase("{ allOf: [{ type: string }, { type: string, minLength: 1 }] }", "T", """{"allOf":[{"type":"string"}]}""", TestName = "Parts of one primitive are that primitive")]
    [TestCase("{ allOf: [{ type: string }, { type: integer, format: int64 }] }", "T", "{}", TestName = "Parts that no value fits at once are any value")]
    [TestCase("{ allOf: [{ type: object, properties: { a: { type: string } } }, { properties: { a: { example: x } } }] }", "T.allOf[0].properties.a", """{"type":"string","example":"x"}""", TestName = "A property of two parts is described once")]
    [TestCase("{ allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { a: { type: string } } }] }", "T.allOf[0]", """{"type":"object","properties":{"b":{"type":"string"}}}""", TestName = "A property that is described anew takes the base apart")]
    [TestCase("{ allOf: [{ $ref: '#/components/schemas/Kinds' }, { type: object, properties: { kind: { type: integer } } }] }", "T.allOf[1].properties", "{}", TestName = "A base with a discriminator keeps its properties")]
    public void Rewritten(string schema, string path, string wanted)
    {
        const string Others = "E: { type: string, enum: [a] }, Base: { type: object, properties: { a: { type: array, items: {} }, b: { type: string } } }, Kinds: { type: object, discriminator: { propertyName: kind }, properties: { kind: { type: string } } }";
        var document = SpecText.Compile(SpecText.WithSchema("{ $ref: '#/components/schemas/T' }", components: $"{{ schemas: {{ T: {schema}, {Others} }} }}"));
        Assert.That(document.Root["components"]!["schemas"]!.SelectToken(path)!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(wanted));
    }

    [TestCase("{ allOf: [{ oneOf: [{ type: string }, { type: object }] }, { $ref: '#/components/schemas/Base' }] }", "T.allOf", """[{"$ref":"#/components/schemas/Base"}]""", TestName = "A part that is any value is no base")]
    [TestCase("{ allOf: [{ type: object, properties: {} }, { $ref: '#/components/schemas/Base' }] }", "T.allOf", """[{"$ref":"#/components/schemas/Base"}]""", TestName = "A part that describes no member is no base")]
    [TestCase("{ type: object, discriminator: { propertyName: b }, oneOf: [{ $ref: '#/components/schemas/Base' }] }", "T.allOf", """[{"$ref":"#/components/schemas/Base"}]""", TestName = "A union of one is that one")]
    public void Rewritten_for_NSwag(string schema, string path, string wanted)
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ $ref: '#/components/schemas/T' }", components: $"{{ schemas: {{ T: {schema}, Base: {{ type: object, properties: {{ b: {{ type: string }} }} }} }} }}"));
        Assert.That(JObject.Parse(document.NSwagJson)["components"]!["schemas"]!.SelectToken(path)!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(wanted));
    }

    [Test]
    public void A_value_is_not_called_like_its_enum()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ $ref: '#/components/schemas/Snow' }", components: "{ schemas: { Snow: { type: string, enum: [snow, known, ball] } } }"));
        Assert.That(document.Root.SelectToken("components.schemas.Snow.x-enumNames")!.Values<string>(), Is.EqualTo((string[])["SnowValue", "KnownValue", "Ball"]));
    }

    [Test]
    public void A_document_without_a_version_gets_one()
    {
        var document = SpecText.Compile("openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: a, responses: { '200': { description: ok } } }\n");
        Assert.That(document.Root["info"]!["version"]!.ToString(), Is.EqualTo("0"));
    }

    [Test]
    public void What_is_referred_to_where_it_stands_becomes_a_component_or_is_repeated()
    {
        var document = SpecText.Compile("""
            openapi: 3.0.3
            info: { title: Acme, version: '1' }
            paths:
              /a:
                get:
                  operationId: a
                  parameters: [{ name: size, in: query, schema: { $ref: '#/components/schemas/T/properties/at' } }]
                  responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/T/definitions/part/properties/of' } } } } }
              /b:
                get:
                  operationId: b
                  parameters: [{ $ref: '#/paths/~1a/get/parameters/0' }]
                  responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/T/definitions/part' } } } } }
            components:
              schemas:
                T: { type: object, properties: { at: { type: string, format: date-time } }, definitions: { part: { type: object, properties: { of: { type: string } } } } }
            """);
        string Schema(string path) => document.Root.SelectToken($"paths.{path}.get.responses.200.content['application/json'].schema.$ref")!.ToString();
        Assert.That(Schema("/b"), Is.EqualTo("#/components/schemas/TPart"));
        Assert.That(Schema("/a"), Is.EqualTo("#/components/schemas/PartOf"));
        Assert.That(document.Root.SelectToken("paths./b.get.parameters[0].name")!.ToString(), Is.EqualTo("size"));
        Assert.That(document.Root.SelectToken("components.schemas.TPart.properties.of.$ref")!.ToString(), Is.EqualTo("#/components/schemas/PartOf"));
        Assert.That(document.Root.SelectToken("components.schemas.T.properties.at.$ref")!.ToString(), Is.EqualTo("#/components/schemas/TAt"));
    }
}
