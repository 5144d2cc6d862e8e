using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Newtonsoft.Json;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Samples;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Fidelity;

/// <summary>Values made from schemas, and the examples that are taken in their place.</summary>
internal sealed class MakingSamples
{
    [TestCase("{ type: 'null' }", "{}", ExpectedResult = "$ is no null")]
    [TestCase("{ type: 'null' }", "null", ExpectedResult = null)]
    [TestCase("{ type: [string, 'null'], enum: [a] }", "null", ExpectedResult = null)]
    [TestCase("{ not: { required: [a] } }", """{ "a": 1 }""", ExpectedResult = "$ is what it must not be")]
    [TestCase("{ not: { required: [a] } }", """{ "b": 1 }""", ExpectedResult = null)]
    [TestCase("{ type: object, minProperties: 1 }", "{}", ExpectedResult = "$ has 0 members")]
    [TestCase("{ type: object, maxProperties: 1 }", """{ "a": 1, "b": 2 }""", ExpectedResult = "$ has 2 members")]
    [TestCase("{ type: array, uniqueItems: true }", """[{ "a": 1 }, { "a": 1 }]""", ExpectedResult = "$ has an element twice")]
    [TestCase("{ type: array, uniqueItems: true }", "[1, 2, null]", ExpectedResult = null)]
    [TestCase("{ oneOf: [{ type: object }, { type: object }] }", "{}", ExpectedResult = null, Description = "Few documents tell the branches apart.")]
    [TestCase("{ $ref: '#/components/schemas/Node' }", """{ "next": { "next": { "next": 1 } } }""", ExpectedResult = "$.next.next.next is no object")]
    [TestCase("{ type: object, required: [id], properties: { id: { readOnly: true } } }", "{}", ExpectedResult = null)]
    [TestCase("{ type: object, properties: { id: { readOnly: true } } }", """{ "id": 1 }""", ExpectedResult = "$.id is the other side's")]
    [TestCase("{ oneOf: [{ $ref: '#/components/schemas/Node' }], discriminator: { propertyName: kind, mapping: { a: Node } } }", """{ "kind": "b" }""", ExpectedResult = "$.kind is no kind")]
    [TestCase("{ type: integer, format: int32 }", "3000000000", ExpectedResult = "$ is out of bounds")]
    [TestCase("{ type: string, format: date-time }", "\"0000-01-01T00:00:00Z\"", ExpectedResult = "$ is no date-time")]
    [TestCase("{ type: number, multipleOf: 0.01 }", "1e99999999", ExpectedResult = null)]
    [TestCase("{ type: string, pattern: '^(?=(a+)+$)' }", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"", ExpectedResult = null, Description = "It takes too long to know.")]
    public string? An_example_is_sent_if_it_fits(string schema, string value) => SchemaFit.Problem(Schema(schema), JsonNode.Parse(value), SampleUse.Request);

    [TestCase("^th_[a-z]{4}$", ExpectedResult = "th_aaaa")]
    [TestCase("^(([a-z]{1,63})\\.){1,127}com$", ExpectedResult = "a.com")]
    [TestCase("^(0|[1-9]\\d*)\\.(?<minor>0|[1-9]\\d*)(?:-[0-9a-z-]+)?$", ExpectedResult = "0.0-a")]
    [TestCase("^\"[^\"]*\"$", ExpectedResult = "\"\"")]
    [TestCase("^\\p{Lu}\\p{L}+\\P{L}$", ExpectedResult = "Aa0")]
    [TestCase("^\\x41\\u65e5\\D\\S\\W$", ExpectedResult = "A日aa-")]
    [TestCase("^x{0,100000}y$", ExpectedResult = "xy")]
    [TestCase("^(a|b)*a(a|b){18}$", ExpectedResult = "aaaaaaaaaaaaaaaaaaa")]
    [TestCase("^(a{1000}){1000}$", ExpectedResult = null)]
    [TestCase("^(?=.*[A-Z])[A-Za-z]{8,}$", ExpectedResult = null)]
    [TestCase("^\\u12$", ExpectedResult = null)]
    [TestCase("^\\p{L", ExpectedResult = null)]
    [TestCase("(", ExpectedResult = null)]
    public string? A_string_is_of_its_pattern_where_one_is_found(string pattern) => PatternText.Of(pattern, 0, int.MaxValue);

    [TestCase("^[a-z]+$", 20, 25, ExpectedResult = 20)]
    public int? A_string_is_as_long_as_it_must(string pattern, int least, int most) => PatternText.Of(pattern, least, most)?.Length;

    [TestCase("{ type: object, additionalProperties: false, properties: { a: false, b: { type: boolean } } }", ExpectedResult = """{"b":true}""")]
    [TestCase("{ type: array, items: false }", ExpectedResult = "[]")]
    [TestCase("{ type: object, required: [a], properties: { a: false } }", ExpectedResult = null)]
    public string? Nothing_is_written_where_no_value_may_be(string schema) => new Sample(0).TryOf(Schema(schema))?.ToJsonString();

    [TestCase("{ const: true }", ExpectedResult = "true")]
    [TestCase("{ type: boolean, const: false }", ExpectedResult = "false")]
    [TestCase("{ type: integer, const: 1 }", ExpectedResult = "1")]
    [TestCase("{ type: number, const: 1.50 }", ExpectedResult = "1.50")]
    [TestCase("{ type: string, const: 'True' }", ExpectedResult = "\"True\"")]
    public string? A_constant_is_of_its_own_type(string schema) => new Sample(0).TryOf(Schema(schema))?.ToJsonString();

    [Test]
    public void A_bare_schema_takes_its_place_among_others()
    {
        var schema = Schema("{ anyOf: [true, { type: string }], properties: { a: true, properties: { type: string } }, example: { properties: { a: true } } }");
        Assert.Multiple(() =>
        {
            Assert.That(schema.AnyOf, Has.Count.EqualTo(2));
            Assert.That(schema.Properties!.Keys, Is.EqualTo(["a", "properties"]));
            Assert.That(SchemaFit.Problem(schema.Properties["a"], JsonValue.Create(1), SampleUse.Request), Is.Null);
        });
    }

    [Test]
    public void What_the_reader_falls_over_is_named() =>
        Assert.That(
            Assert.Throws<ProblemException>(() => Schema("{ type: string, maxLength: 99999999999 }"))!.Problems.Single().Message,
            Does.StartWith("Microsoft.OpenApi cannot read #/components/schemas/Asked: OverflowException: "));

    private static IOpenApiSchema Schema(string schema)
    {
        var document = DocumentReader.Parse($$"""
            openapi: 3.1.0
            info: { title: Acme, version: '1' }
            paths: {}
            components:
              schemas:
                Node: { type: object, properties: { next: { $ref: '#/components/schemas/Node' } } }
                Asked: {{schema}}
            """, "acme.yaml");
        return VendorDocument.Parse("acme", document.ToString(Formatting.None), "acme.yaml").Document.Components!.Schemas!["Asked"];
    }
}
