using AgentSessions.Hostile.Measuring;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Compiling;

namespace AgentSessions.Tests.Compilation;

[TestFixture]
internal sealed class NormalisingDocuments
{
    [TestCase("{ anyOf: [ { type: string, format: date-time }, { type: 'null' } ], title: T }", """{"title":"T","nullable":true,"type":"string","format":"date-time"}""")]
    [TestCase("{ oneOf: [ { type: 'null' }, { type: boolean } ] }", """{"nullable":true,"type":"boolean"}""")]
    [TestCase("{ type: [string, 'null'] }", """{"type":"string","nullable":true}""")]
    [TestCase("{ anyOf: [ { type: string }, { type: integer } ] }", """{"$ref":"#/components/schemas/StringOrInteger"}""")]
    [TestCase("{ type: [integer, string, 'null'] }", """{"allOf":[{"$ref":"#/components/schemas/StringOrInteger"}],"nullable":true}""")]
    [TestCase("{ type: [integer, string], format: int32 }", """{"$ref":"#/components/schemas/StringOrInteger"}""")]
    [TestCase("{ type: integer }", """{"type":"integer","format":"int64"}""")]
    [TestCase("{ type: integer, format: int32 }", """{"type":"integer","format":"int32"}""")]
    [TestCase("{ type: integer, format: unixtime }", """{"type":"integer","format":"int64","x-format":"unixtime"}""")]
    [TestCase("{ type: integer, exclusiveMinimum: 3 }", """{"type":"integer","exclusiveMinimum":true,"minimum":3,"format":"int64"}""")]
    [TestCase("{ type: string, examples: [a, b] }", """{"type":"string","example":"a","x-examples":["a","b"]}""")]
    public void A_schema_says_in_3_0_what_it_said_in_3_1(string schema, string effective)
    {
        var document = SpecText.Compile(SpecText.WithSchema(schema, "3.1.0"));
        Assert.That(SpecText.Schema(document).ToString(Formatting.None), Is.EqualTo(effective));
    }

    [Test]
    public void A_word_of_3_1_is_heard_in_a_document_of_3_0() =>
        Assert.That(SpecText.Schema(SpecText.Compile(SpecText.WithSchema("{ type: integer, const: 3 }"))).ToString(Formatting.None), Is.EqualTo("""{"type":"integer","enum":[3],"format":"int64"}"""));

    [Test]
    public void Names_that_differ_in_case_alone_are_two()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ type: object, properties: { a: { $ref: '#/components/schemas/AcmeAPI' }, b: { $ref: '#/components/schemas/AcmeApi' } } }",
            components: "{ schemas: { AcmeAPI: { type: object, properties: { a: { type: string } } }, AcmeApi: { type: object, properties: { b: { type: string } } }, LISTTHINGSRESPONSE: { type: object, properties: { c: { type: string } } } } }"));
        Assert.That(Names(document.Root), Is.EquivalentTo((string[])["AcmeAPI", "AcmeApi2", "LISTTHINGSRESPONSE", "ListThingsResponse2"]), "A file system may take them for one file.");
    }

    [Test]
    public void A_nullable_reference_keeps_its_null()
    {
        var document = SpecText.Compile(SpecText.WithSchema(
            "{ type: object, properties: { a: { anyOf: [ { $ref: '#/components/schemas/Thing' }, { type: 'null' } ] } } }", "3.1.0",
            "{ schemas: { Thing: { type: object, properties: { x: { type: string } } } } }"));
        Assert.That(document.Root["components"]!["schemas"]!["ListThingsResponse"]!["properties"]!["a"]!.ToString(Formatting.None),
            Is.EqualTo("""{"allOf":[{"$ref":"#/components/schemas/Thing"}],"nullable":true}"""));
    }

    [Test]
    public void Inline_objects_and_enums_get_names_by_where_they_stand()
    {
        var document = SpecText.Compile(SpecText.WithSchema(
            "{ type: object, properties: { sessions: { type: array, items: { type: object, properties: { state: { type: string, enum: [on, off] } } } } } }"));
        Assert.Multiple(() =>
        {
            Assert.That(Names(document.Root), Is.EquivalentTo((string[])["ListThingsResponse", "ListThingsResponseSession", "ListThingsResponseSessionState"]));
            Assert.That(document.Review, Does.Contain("inline enum → ListThingsResponseSessionState"));
        });
    }

    [Test]
    public void An_overlay_chooses_the_name_of_an_inline_schema()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ type: object, properties: { a: { type: string } } }"),
            "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n  - { target: \"$..schema\", x-reason: why, update: { x-schema-name: ThingPage } }\n");
        Assert.That(Names(document.Root), Is.EqualTo((string[])["ThingPage"]));
    }

    [TestCase("old-thing", "{ old-thing: {{0}} }", "Thing")]
    [TestCase("Thing", "{ Thing: {{0}} }", "Thing")]
    [TestCase("old-thing", "{ Thing: { type: object }, old-thing: {{0}} }", "Thing2,Thing")]
    [TestCase("old-thing", "{ old-thing: {{0}}, THING: { type: object }, Thing2: { type: object } }", "Thing,THING3,Thing2")]
    public void An_overlay_chooses_the_name_of_a_component_before_any_other_has_it(string component, string components, string names)
    {
        var yaml = $$"""
            openapi: 3.1.0
            info: { title: Acme, version: '1' }
            paths: { /a: { get: { operationId: readA, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/{{component}}' } } } } } } } }
            components: { schemas: {{components.Replace("{{0}}", "{ type: object, properties: { a: { type: string } } }", StringComparison.Ordinal)}} }
            """;
        var document = SpecText.Compile(yaml, $"overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nactions:\n  - {{ target: \"$.components.schemas['{component}']\", x-reason: why, update: {{ x-schema-name: Thing }} }}\n");
        Assert.That(string.Join(',', Names(document.Root)), Is.EqualTo(names));
        Assert.That(document.Json, Does.Contain("\"#/components/schemas/Thing\"").And.Not.Contain("x-schema-name"));
    }

    [Test]
    public void Status_ranges_discriminators_required_and_descriptions_survive()
    {
        const string Yaml = """
            openapi: 3.1.0
            info: { title: Acme, version: '1' }
            paths:
              /pets/{id}:
                get:
                  parameters:
                    - { name: id, in: path, required: true, schema: { type: string } }
                    - { name: X-Trace, in: header, description: A trace., schema: { type: string } }
                  responses:
                    2XX: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
                    4XX: { description: no }
            components:
              schemas:
                Pet: { type: object, required: [kind], discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } }, properties: { kind: { type: string } } }
                Cat: { allOf: [ { $ref: '#/components/schemas/Pet' }, { type: object, description: Purrs., properties: { lives: { type: integer } } } ] }
            """;
        var root = SpecText.Compile(Yaml).Root;
        var operation = root["paths"]!["/pets/{id}"]!["get"]!;
        Assert.Multiple(() =>
        {
            Assert.That(((JObject)operation["responses"]!).Properties().Select(status => status.Name), Is.EqualTo((string[])["2XX", "4XX"]));
            Assert.That(operation["operationId"]!.ToString(), Is.EqualTo("getPetsById"));
            Assert.That(operation["parameters"]![1]!["description"]!.ToString(), Is.EqualTo("A trace."));
            Assert.That(root["components"]!["schemas"]!["Pet"]!["discriminator"]!["mapping"]!["cat"]!.ToString(), Is.EqualTo("#/components/schemas/Cat"));
            Assert.That(root["components"]!["schemas"]!["Pet"]!["required"]!.Values<string>(), Is.EqualTo((string[])["kind"]));
            Assert.That(root["components"]!["schemas"]!["Cat"]!["allOf"]![1]!["description"]!.ToString(), Is.EqualTo("Purrs."));
        });
    }

    [Test]
    public void Defaults_and_bounds_are_documented()
    {
        const string Yaml = """
            openapi: 3.0.3
            paths:
              /a:
                get:
                  operationId: a
                  parameters:
                    - { name: limit, in: query, description: How many, schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }
                  responses: { '200': { description: ok } }
            """;
        Assert.That(SpecText.Compile(Yaml).Root["paths"]!["/a"]!["get"]!["parameters"]![0]!["description"]!.ToString(),
            Is.EqualTo("How many. Default: 20. Minimum: 1. Maximum: 100."));
    }

    [Test]
    public void Kiota_is_told_of_an_open_enum_as_a_string()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ type: object, properties: { state: { type: string, enum: [on, off] } } }"));
        var kiota = JObject.Parse(document.Kiota.Json)["components"]!["schemas"]!["ListThingsResponseState"]!;
        Assert.Multiple(() =>
        {
            Assert.That(kiota["enum"], Is.Null);
            Assert.That(kiota["description"]!.ToString(), Is.EqualTo("Known values: on, off."));
            Assert.That(document.Root["components"]!["schemas"]!["ListThingsResponseState"]!["enum"], Is.Not.Null);
        });
    }

    [Test]
    public void Compiling_twice_gives_the_same_text([ValueSource(nameof(SpecFiles))] string file)
    {
        var repository = Repository.Find(TestContext.CurrentContext.TestDirectory);
        var vendor = repository.Vendors.Single(vendor => vendor.Id == file);
        var first = EffectiveDocument.Compile(vendor);
        var second = EffectiveDocument.Compile(vendor);
        Assert.That((second.Json, second.Review), Is.EqualTo((first.Json, first.Review)));
    }

    private static IEnumerable<string> SpecFiles() =>
        Repository.Find(TestContext.CurrentContext.TestDirectory).Vendors.Select(vendor => vendor.Id);

    private static IEnumerable<string> Names(JObject root) => ((JObject)root["components"]!["schemas"]!).Properties().Select(schema => schema.Name);
}
