using AgentSessions.Hostile.Measuring;
using Newtonsoft.Json.Linq;

namespace AgentSessions.Tests.Compilation;

/// <summary>Shapes of schemas that real documents hold and the generators do not take as they are.</summary>
internal sealed class AnySpecShapes
{
    [TestCase("{ type: [number, string], format: double }", "T.anyOf[0]", """{"type":"number","format":"double"}""", TestName = "A format belongs to the type that it is one of")]
    [TestCase("{ type: array, items: true }", "T.items", "{}", TestName = "True is any value")]
    [TestCase("{ type: object, properties: { a: { type: string }, b: false } }", "T.properties", """{"a":{"type":"string"}}""", TestName = "A property that is false is none")]
    [TestCase("{ allOf: [{ $ref: '#/components/schemas/E' }, { nullable: true }] }", "T", """{"allOf":[{"$ref":"#/components/schemas/E"}],"nullable":true}""", TestName = "A part that only annotates annotates the whole")]
    [TestCase("{ allOf: [{ type: string }, { type: string, minLength: 1 }] }", "T", """{"type":"string","minLength":1}""", TestName = "Parts of one primitive are that primitive")]
    [TestCase("{ allOf: [{ type: string }, { type: integer, format: int64 }] }", "T", "{}", TestName = "Parts that no value fits at once are any value")]
    [TestCase("{ allOf: [{ type: object, properties: { a: { type: string } } }, { properties: { a: { example: x } } }] }", "T.allOf[0].properties.a", """{"type":"string","example":"x"}""", TestName = "A property of two parts is described once")]
    [TestCase("{ allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { a: { type: string } } }] }", "T.allOf[0]", """{"type":"object","properties":{"b":{"type":"string"}}}""", TestName = "A property that is described anew takes the base apart")]
    [TestCase("{ allOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Anew' }] }", "T.allOf", """[{"type":"object","properties":{"b":{"type":"string"}}},{"$ref":"#/components/schemas/Anew"}]""", TestName = "So does one that another base describes anew")]
    [TestCase("{ allOf: [{ $ref: '#/components/schemas/Other' }, { $ref: '#/components/schemas/Same' }] }", "T.allOf[1].properties", """{"d":{"type":"string"}}""", TestName = "What two bases describe alike is described once")]
    [TestCase("{ allOf: [{ $ref: '#/components/schemas/Sub' }, { type: object, properties: { b: { type: integer } } }] }", "T.allOf[1].properties", "{}", TestName = "A base's own base keeps its properties")]
    [TestCase("{ anyOf: [{ type: object, properties: { a: { anyOf: [{ type: boolean }, { type: 'null' }] } } }, { type: 'null' }] }", "T.properties.a", """{"nullable":true,"type":"boolean"}""", TestName = "What a null stands beside is rewritten too")]
    [TestCase("{ type: object, oneOf: [{ $ref: '#/components/schemas/E' }, { type: 'null' }] }", "T", """{"allOf":[{"$ref":"#/components/schemas/E"}],"nullable":true}""", TestName = "A type that no branch is of is none")]
    [TestCase("{ type: object, oneOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Other' }] }", "T.type", "object", TestName = "One that each branch is of stays")]
    [TestCase("{ allOf: [{ type: string, description: x }], description: y }", "T", """{"description":"y","type":"string"}""", TestName = "An allOf of one inline schema is that schema")]
    [TestCase("{ oneOf: [{ type: array, items: { oneOf: [{ type: string }] } }] }", "T", """{"type":"array","items":{"type":"string"}}""", TestName = "So is a union of one")]
    [TestCase("{ type: integer, enum: ['1', two, 3] }", "T.enum", "[1,3]", TestName = "The values of an enum are of its type")]
    [TestCase("{ type: string, enum: [1, true, a] }", "T.enum", """["1","true","a"]""", TestName = "Numbers in an enum of texts are texts")]
    [TestCase("{ type: object, properties: { '': { type: string } } }", "T.properties[''].x-csharp-name", "_", TestName = "A property without a name has one in C#")]
    [TestCase("{ allOf: [{ $ref: '#/components/schemas/Kinds' }, { type: object, properties: { kind: { type: integer } } }] }", "T.allOf[1].properties", "{}", TestName = "A base with a discriminator keeps its properties")]
    public void Rewritten(string schema, string path, string wanted)
    {
        const string Others = "E: { type: string, enum: [a] }, Base: { type: object, properties: { a: { type: array, items: {} }, b: { type: string } } }, Kinds: { type: object, discriminator: { propertyName: kind }, properties: { kind: { type: string } } }, Anew: { type: object, properties: { a: { type: string } } }, Sub: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { c: { type: string } } }] }, Other: { type: object, properties: { c: { type: string } } }, Same: { type: object, properties: { c: { type: string }, d: { type: string } } }";
        var document = SpecText.Compile(SpecText.WithSchema("{ $ref: '#/components/schemas/T' }", components: $"{{ schemas: {{ T: {schema}, {Others} }} }}"));
        var found = document.Root["components"]!["schemas"]!.SelectToken(path)!;
        Assert.That(found is JValue value ? value.ToString() : found.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(wanted));
    }

    [TestCase("{ allOf: [{ oneOf: [{ type: string }, { type: object }] }, { $ref: '#/components/schemas/Base' }] }", "T.allOf", """[{"$ref":"#/components/schemas/Base"}]""", TestName = "A part that is any value is no base")]
    [TestCase("{ allOf: [{ type: object, properties: {} }, { $ref: '#/components/schemas/Base' }] }", "T.allOf", """[{"$ref":"#/components/schemas/Base"}]""", TestName = "A part that describes no member is no base")]
    [TestCase("{ type: object, discriminator: { propertyName: b }, oneOf: [{ $ref: '#/components/schemas/Base' }] }", "T.allOf", """[{"$ref":"#/components/schemas/Base"}]""", TestName = "A union of one is that one")]
    public void Rewritten_for_NSwag(string schema, string path, string wanted)
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ $ref: '#/components/schemas/T' }", components: $"{{ schemas: {{ T: {schema}, Base: {{ type: object, properties: {{ b: {{ type: string }} }} }} }} }}"));
        Assert.That(JObject.Parse(document.NSwag.Json)["components"]!["schemas"]!.SelectToken(path)!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(wanted));
    }

    [TestCase("{ anyOf: [{ $ref: '#/components/schemas/E' }, { type: object, properties: { a: { type: string } } }] }", "T.anyOf[0]", """{"type":"string"}""", TestName = "A branch that refers to a text is one")]
    [TestCase("{ anyOf: [{ type: string }, { $ref: '#/components/schemas/E' }] }", "T.type", "string", TestName = "Branches that are alike are one")]
    [TestCase("{ anyOf: [{ type: boolean }, { type: array, items: { $ref: '#/components/schemas/E' } }] }", "T.anyOf[1].items", """{"type":"string"}""", TestName = "So is an element of one")]
    [TestCase("{ oneOf: [{ type: boolean }, { type: number }] }", "T.oneOf[1]", """{"type":"number","format":"double"}""", TestName = "Of plain branches one has a format")]
    [TestCase("{ anyOf: [{ type: array, items: { type: string } }, { $ref: '#/components/schemas/U' }] }", "T.anyOf[1]", """{"type":"string","format":"date"}""", TestName = "A branch that is a union of primitives is its branches")]
    [TestCase("{ allOf: [{ $ref: '#/components/schemas/Base' }, { oneOf: [{ $ref: '#/components/schemas/Other' }, { type: object, properties: { d: { type: boolean } } }] }] }", "T.allOf[1].properties", """{"c":{"type":"string"},"d":{"type":"boolean"}}""", TestName = "A part that is one of several has the members of each")]
    [TestCase("{ $ref: '#/components/schemas/Alias' }", "Holder.properties.t.$ref", "#/components/schemas/Base", TestName = "What refers to an alias refers to its target")]
    [TestCase("{ type: object, propertyNames: { pattern: a }, properties: { propertyNames: { type: string } } }", "T", """{"type":"object","properties":{"propertyNames":{"type":"string"}},"x-propertyNames":{"pattern":"a"}}""", TestName = "A word that 3.0 does not have is an extension")]
    [TestCase("{ oneOf: [{ type: string }, { type: object }] }", "T", "{}", TestName = "A union with a free-form branch is any value")]
    [TestCase("{ anyOf: [{ $ref: '#/components/schemas/Base' }, { type: object, additionalProperties: { type: string } }] }", "T", "{}", TestName = "So is one with a map")]
    [TestCase("{ anyOf: [{ type: string }, { oneOf: [{ type: boolean }, { type: object }] }] }", "T", "{}", TestName = "So is one with a branch that became any value")]
    [TestCase("{ oneOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Other' }] }", "T", """{"anyOf":[{"$ref":"#/components/schemas/Base"},{"$ref":"#/components/schemas/Other"}]}""", TestName = "Objects that nothing tells apart are read as all of them")]
    [TestCase("{ oneOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { b: { type: boolean } } }] }", "T", "{}", TestName = "Unless a member of theirs is of two types")]
    [TestCase("{ anyOf: [{ $ref: '#/components/schemas/On' }, { $ref: '#/components/schemas/Off' }] }", "T", """{"oneOf":[{"$ref":"#/components/schemas/On"},{"$ref":"#/components/schemas/Off"}],"discriminator":{"propertyName":"is","mapping":{"on":"#/components/schemas/On","off":"#/components/schemas/Off"}}}""", TestName = "Objects are told by the member that has one value in each")]
    [TestCase("{ oneOf: [{ $ref: '#/components/schemas/On' }, { type: object, properties: { is: { type: string, enum: [off] } } }] }", "T.anyOf[0].$ref", "#/components/schemas/On", TestName = "One that a branch does not require tells nothing")]
    [TestCase("{ oneOf: [{ $ref: '#/components/schemas/On' }, { $ref: '#/components/schemas/Off' }], discriminator: { propertyName: is } }", "T.discriminator.mapping", """{"on":"#/components/schemas/On","off":"#/components/schemas/Off"}""", TestName = "A discriminator without a mapping has the values of its member")]
    [TestCase("{ oneOf: [{ $ref: '#/components/schemas/On' }, { $ref: '#/components/schemas/Any' }], discriminator: { propertyName: is } }", "T", """{"anyOf":[{"$ref":"#/components/schemas/On"},{"$ref":"#/components/schemas/Any"}]}""", TestName = "Where a branch has several of them, the objects are read as all of them")]
    [TestCase("{ oneOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Other' }], discriminator: { propertyName: is, mapping: { a: '#/components/schemas/Base', b: '#/components/schemas/Other', c: '#/components/schemas/Other' } } }", "T", """{"anyOf":[{"$ref":"#/components/schemas/Base"},{"$ref":"#/components/schemas/Other"}]}""", TestName = "So they are where the mapping has several")]
    [TestCase("{ oneOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Other' }], discriminator: { propertyName: is } }", "T.discriminator", """{"propertyName":"is"}""", TestName = "A discriminator whose values are the components' names stays")]
    [TestCase("{ oneOf: [{ type: array, items: { type: object } }, { type: array, items: { type: string } }] }", "T", "{}", TestName = "A union with a list of free-form objects is any value")]
    [TestCase("{ oneOf: [{ $ref: '#/components/schemas/On' }, { $ref: '#/components/schemas/Off' }], anyOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Other' }] }", "T", "{}", TestName = "What is of two unions at once is any value")]
    [TestCase("{ type: object, required: [''], properties: { '': { type: string }, b: { type: string } } }", "T", """{"type":"object","required":[],"properties":{"b":{"type":"string"}}}""", TestName = "A member without a name is not described")]
    [TestCase("{ type: number, format: int64 }", "T", """{"type":"number","x-format":"int64"}""", TestName = "A number in an integer's format keeps its fraction")]
    [TestCase("{ type: object, additionalProperties: false, properties: { b: { type: string } } }", "T", """{"type":"object","properties":{"b":{"type":"string"}},"description":"Additional properties: false."}""", TestName = "An object keeps what is not described")]
    [TestCase("{ oneOf: [{ $ref: '#/components/schemas/Base' }, { oneOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Other' }] }] }", "T.anyOf", """[{"$ref":"#/components/schemas/Base"},{"$ref":"#/components/schemas/Other"}]""", TestName = "A union of unions of objects is one union")]
    public void Rewritten_for_Kiota(string schema, string path, string wanted)
    {
        const string Others = """
            E: { type: string, enum: [a] }, U: { oneOf: [{ type: string, format: date }, { type: boolean }] }, Alias: { $ref: '#/components/schemas/Base' },
            Base: { type: object, properties: { b: { type: string } } }, Other: { type: object, properties: { c: { type: string } } }, Holder: { type: object, properties: { t: { $ref: '#/components/schemas/T' } } },
            On: { type: object, required: [is], properties: { a: { type: string }, is: { type: string, enum: [on] } } }, Off: { type: object, required: [is], properties: { is: { type: string, enum: [off] }, a: { type: string } } },
            Any: { type: object, required: [is], properties: { is: { type: string, enum: [up, down] } } }
            """;
        var document = SpecText.Compile(SpecText.WithSchema("{ $ref: '#/components/schemas/Holder' }", components: $"{{ schemas: {{ T: {schema}, {Others.ReplaceLineEndings(" ")} }} }}"));
        var found = JObject.Parse(document.Kiota.Json)["components"]!["schemas"]!.SelectToken(path)!;
        Assert.That(found is JValue value ? value.ToString() : found.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(wanted));
    }

    [Test]
    public void A_schema_below_a_discriminator_knows_its_own_value()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ $ref: '#/components/schemas/Pet' }", components: """
            { schemas: {
              Pet: { type: object, discriminator: { propertyName: kind, mapping: { dog: Dog, cat: '#/components/schemas/Cat', gone: Gone } }, properties: { kind: { type: string } } },
              Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { a: { type: string } } }] },
              Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { a: { type: string } } }] },
              Cow: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { a: { type: string } } }] } } }
            """));
        var schemas = JObject.Parse(document.NSwag.Json)["components"]!["schemas"]!;
        Assert.That(((string[])["Dog", "Cat", "Cow"]).Select(name => schemas[name]!["x-own-kind"]!.ToString()), Is.EqualTo((string[])["dog", "cat", "Cow"]));
        Assert.That(schemas["Pet"]!["discriminator"]!["mapping"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"dog":"#/components/schemas/Dog","cat":"#/components/schemas/Cat"}"""), "Names are references, and one to nothing is none.");
    }

    [Test]
    public void A_way_to_sign_in_that_3_0_does_not_know_is_kept_from_the_generators_alone()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ type: string }", version: "3.1.0", components: "{ securitySchemes: { mine: { type: mutualTLS }, key: { type: apiKey, in: header, name: k } } }") + "\nsecurity: [{ mine: [], key: [] }]\n");
        Assert.That(document.Root.SelectToken("components.securitySchemes.mine.type"), Is.Not.Null);
        foreach (var view in (JObject[])[JObject.Parse(document.NSwag.Json), JObject.Parse(document.Kiota.Json)])
        {
            Assert.That(view["components"]!["securitySchemes"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"key":{"type":"apiKey","in":"header","name":"k"}}"""));
            Assert.That(view["security"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""[{"key":[]}]"""));
        }
    }

    [Test]
    public void What_is_new_since_3_0_outside_schemas_is_kept_as_extensions()
    {
        var document = SpecText.Compile("""
            openapi: 3.1.0
            info: { title: Acme, version: '1', summary: s, license: { name: MIT, identifier: MIT } }
            webhooks: { said: { post: { responses: { '200': { description: ok } } } } }
            paths:
              /a: { $ref: '#/components/pathItems/a' }
            components:
              pathItems:
                a: { get: { operationId: getA, responses: { '200': { description: ok } } } }
            """);
        Assert.That(document.Root.SelectToken("info.license.x-identifier")!.ToString(), Is.EqualTo("MIT"));
        Assert.That(document.Root.Properties().Select(member => member.Name), Has.Member("x-webhooks").And.No.Member("webhooks"));
        Assert.That(document.Root.SelectToken("paths./a.get.operationId")!.ToString(), Is.EqualTo("getA"), "A path that refers to a path item has its operations.");
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
        Assert.That(document.Root.SelectToken("components.schemas.TPart.properties.of.type")!.ToString(), Is.EqualTo("string"));
        Assert.That(document.Root.SelectToken("components.schemas.T.properties.at.format")!.ToString(), Is.EqualTo("date-time"));
    }
}
