using AgentSessions.Tests.Compilation;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace AgentSessions.Tests.Fidelity;

/// <summary>The rules that none of our vendors needs, each with a document that does. A new rule has one here, or a vendor that needs it.</summary>
[TestFixture]
internal sealed class AnyDocumentMutations
{
    private const string Others =
        "E: { type: string, enum: [a] }, Base: { type: object, properties: { a: { type: array, items: {} }, b: { type: string } } }, "
        + "Kind: { type: object, discriminator: { propertyName: k }, properties: { k: { type: string } } }";

    /// <summary>A document by the name of the rule that it needs.</summary>
    public static IReadOnlyDictionary<string, string> Documents { get; } = new Dictionary<string, string>
    {
        ["misfit-value"] = Of("{ type: object, required: true }"),
        ["info-default"] = "openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: a, responses: { '200': { description: ok } } }\n",
        ["boolean-schema"] = Of("{ type: array, items: true }"),
        ["dangling-schema"] = Of("{ type: object, properties: { a: { $ref: '#/components/schemas/Gone' } } }"),
        ["deep-reference"] = Of("{ $ref: '#/components/schemas/Base/properties/a' }"),
        ["schema-name"] = SpecText.WithSchema("{ type: string }", components: "{ schemas: { A.Thing: { type: object }, thing: { type: object } } }"),
        ["path-parameter"] = "openapi: 3.0.0\npaths:\n  /a/{id}:\n    get: { operationId: a, responses: { '200': { description: ok } } }\n",
        ["missing-responses"] = "openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: a }\n",
        ["annotation-part"] = Of("{ allOf: [{ $ref: '#/components/schemas/E' }, { nullable: true }] }"),
        ["primitive-part"] = Of("{ allOf: [{ type: string }, { type: string, minLength: 1 }] }"),
        ["repeated-property"] = Of("{ allOf: [{ type: object, properties: { a: { type: string } } }, { properties: { a: { example: x } } }] }"),
        ["overridden-property"] = Of("{ allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { a: { type: string } } }] }"),
        ["nswag-single-union"] = Of("{ type: object, discriminator: { propertyName: b }, oneOf: [{ $ref: '#/components/schemas/Base' }] }"),
        ["path-item"] = "openapi: 3.1.0\ninfo: { title: Acme, version: '1' }\npaths:\n  /a: { $ref: '#/components/pathItems/A' }\ncomponents: { pathItems: { A: { get: { operationId: a, responses: { '200': { description: ok } } } } } }\n",
        ["mapping-name"] = Of("{ type: object, properties: { b: { type: string } }, discriminator: { propertyName: b, mapping: { base: Base } } }"),
        ["ignored-header"] = With("parameters: [{ name: Accept, in: header, schema: { type: string } }]"),
        ["enum-type"] = Of("{ enum: [1, 2] }"),
        ["lone-discriminator"] = Of("{ type: object, discriminator: { propertyName: k }, properties: { a: { type: string } } }"),
        ["contradicted-type"] = Of("{ type: object, oneOf: [{ $ref: '#/components/schemas/E' }, { type: 'null' }] }"),
        ["single-branch"] = Of("{ oneOf: [{ type: array, items: { type: string } }] }"),
        ["documented-response"] = With("x: y"),
        ["untyped-media"] = With("x: y", "application/json: {}"),
        ["extension-entry"] = With("x: y").Replace("responses: {", "responses: { x-note: a,"),
        ["form-union"] = With("requestBody: { content: { multipart/form-data: { schema: { oneOf: [{ type: object, properties: { a: { type: string } } }, { type: object, properties: { b: { type: string } } }] } } } }"),
        ["nswag-form-file"] = With("requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: { $ref: '#/components/schemas/File' } } } } } }") + "\ncomponents: { schemas: { File: { type: string, format: binary } } }\n",
        ["one-body"] = With("requestBody: { content: { text/yaml: { schema: { type: string } } } }"),
        ["security-type"] = SpecText.WithSchema("{ type: string }", components: "{ securitySchemes: { certificate: { type: mutualTLS } } }"),
        ["text-bytes"] = Of("{ type: object, properties: { a: { type: string, format: binary } } }"),
        ["nswag-foreign-word"] = Of("{ type: string, enum: [a], x-enumDescriptions: { a: first } }"),
        ["nswag-write-only"] = Of("{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }"),
        ["nswag-read-only"] = Of("{ type: object, properties: { a: { type: string, readOnly: true } } }"),
        ["nswag-parameter-content"] = With("parameters: [{ name: a, in: query, content: { application/json: { schema: { type: object } } } }]"),
        ["nswag-one-answer"] = With("x: y", "application/json: { schema: { type: string } }, text/csv: { schema: { type: string } }"),
        ["nswag-own-kind"] = Of("{ allOf: [{ $ref: '#/components/schemas/Kind' }, { type: object, properties: { a: { type: string } } }] }"),
        ["kiota-description-line"] = Of("{ type: object, description: \"One.\\nTwo.\" }"),
        ["kiota-address"] = With("externalDocs: { url: \"https://a\\rb.test\" }"),
        ["kiota-word"] = Of("{ type: object, propertyNames: { pattern: a } }"),
        ["kiota-alias"] = SpecText.WithSchema("{ $ref: '#/components/schemas/A' }", components: "{ schemas: { A: { $ref: '#/components/schemas/B' }, B: { type: object, properties: { a: { type: string } } } } }"),
        ["kiota-union-part"] = Of("{ allOf: [{ $ref: '#/components/schemas/Base' }, { oneOf: [{ $ref: '#/components/schemas/Kind' }, { type: object, properties: { d: { type: string } } }] }] }"),
        ["kiota-primitive-branch"] = Of("{ oneOf: [{ $ref: '#/components/schemas/E' }, { $ref: '#/components/schemas/Base' }] }"),
        ["kiota-nested-union"] = Of("{ oneOf: [{ type: array, items: { type: string } }, { oneOf: [{ type: string }, { type: boolean }] }] }"),
        ["kiota-any-branch"] = Of("{ oneOf: [{ $ref: '#/components/schemas/Base' }, { type: object }] }"),
        ["kiota-untold-union"] = Of("{ oneOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Kind' }] }"),
        ["exact-format"] = Of("{ type: object, properties: { a: { type: string, format: uuid } } }"),
        ["kiota-path-place"] = "openapi: 3.0.0\npaths:\n  /a/{b}: { get: { operationId: a, responses: { '200': { description: ok } } } }\n  /a/{c}/d: { get: { operationId: d, responses: { '200': { description: ok } } } }\n",
        ["kiota-parameter-object"] = With("parameters: [{ name: a, in: query, style: deepObject, schema: { type: object, properties: { b: { type: string } } } }]"),
        ["kiota-parameter-text"] = With("parameters: [{ name: a, in: query, schema: { anyOf: [{ type: boolean }, { type: integer }] } }]"),
        ["kiota-optional-query"] = With("parameters: [{ name: a, in: query, required: true, schema: { type: array, items: { type: string } } }]"),
        ["kiota-closed-object"] = Of("{ type: object, additionalProperties: false, properties: { a: { type: string } } }"),
        ["kiota-any-media"] = With("x: y", "'*/*': { schema: { type: string } }"),
        ["kiota-nameless-member"] = Of("{ type: object, properties: { '': { type: string }, a: { type: string } } }"),
        ["kiota-read-only"] = Of("{ type: object, properties: { a: { type: string, readOnly: true } } }"),
        ["kiota-success-range"] = "openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: a, responses: { '207': { description: ok, content: { application/json: { schema: { type: string } } } } } }\n",
        ["cyclic-part"] = Of("{ oneOf: [{ $ref: '#/components/schemas/T' }, { $ref: '#/components/schemas/Base' }] }"),
        ["nswag-nested-collection"] = Of("{ type: array, items: { $ref: '#/components/schemas/T' } }"),
        ["kiota-path-text"] = "openapi: 3.0.0\npaths:\n  '/a b':\n    get: { operationId: a, responses: { '200': { description: ok } } }\n",
        ["kiota-wire-name"] = Of("{ type: object, properties: { \"a\\u2028b\": { type: string } } }"),
        ["unheld-number"] = Of("{ type: object, properties: { a: { type: string, maxLength: 10000000000 } } }"),
        ["kiota-plain-union"] = Of("{ type: object, properties: { a: { oneOf: [{ type: string }, { type: boolean }] } } }"),
        ["kiota-untyped-error"] = With("x: y").Replace("responses: {", "responses: { '400': { description: no, content: { application/json: { schema: { type: object } } } },"),
        ["nswag-free-form-part"] = Of("{ allOf: [{ oneOf: [{ type: string }, { type: object }] }, { $ref: '#/components/schemas/Base' }] }"),
    };

    [TestCaseSource(nameof(Names))]
    public void A_rule_that_is_left_out_is_missed(string rule)
    {
        var generatorsRules = KiotaRules.All.Any(one => one.Name == rule) ? KiotaRules.All : NSwagRules.All;
        Assert.That(Text(Documents[rule], generatorsRules, without: rule), Is.Not.EqualTo(Text(Documents[rule], generatorsRules, without: null)));
    }

    private static IEnumerable<string> Names() => Documents.Keys;

    private static string Of(string schema) =>
        SpecText.WithSchema("{ $ref: '#/components/schemas/T' }", components: $"{{ schemas: {{ T: {schema}, {Others} }} }}");

    private static string With(string member, string content = "application/json: { schema: { type: string } }") => $$"""
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /a:
            get:
              operationId: a
              {{member}}
              responses: { '200': { description: ok, content: { {{content}} } } }
        """;

    /// <summary>What the rule's generator would read, or why there is nothing to read.</summary>
    private static string Text(string yaml, IReadOnlyList<IRule> generatorsRules, string? without)
    {
        var document = DocumentReader.Parse(yaml, "specs/acme.yaml");
        try
        {
            Draft.Apply(document, Normaliser.Rules.Concat(generatorsRules).Where(rule => rule.Name != without));
            return document.ToString();
        }
        catch (Exception e) when (e is ProblemException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            return e.Message;
        }
    }
}
