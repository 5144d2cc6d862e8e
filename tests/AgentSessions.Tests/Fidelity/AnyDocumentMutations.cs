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
        ["repair-invalid-values"] = Of("{ type: object, required: true }"),
        ["add-info-defaults"] = "openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: a, responses: { '200': { description: ok } } }\n",
        ["replace-boolean-schemas"] = Of("{ type: array, items: true }"),
        ["replace-dangling-references"] = Of("{ type: object, properties: { a: { $ref: '#/components/schemas/Gone' } } }"),
        ["lift-deep-references"] = Of("{ $ref: '#/components/schemas/Base/properties/a' }"),
        ["assign-schema-names"] = SpecText.WithSchema("{ type: string }", components: "{ schemas: { A.Thing: { type: object }, thing: { type: object } } }"),
        ["match-path-parameters"] = "openapi: 3.0.0\npaths:\n  /a/{id}:\n    get: { operationId: a, responses: { '200': { description: ok } } }\n",
        ["add-missing-responses"] = "openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: a }\n",
        ["inline-annotation-parts"] = Of("{ allOf: [{ $ref: '#/components/schemas/E' }, { nullable: true }] }"),
        ["flatten-primitive-parts"] = Of("{ allOf: [{ type: string }, { type: string, minLength: 1 }] }"),
        ["inline-classless-references"] = SpecText.WithSchema("{ type: object, properties: { a: { $ref: '#/components/schemas/Text' } } }", components: "{ schemas: { Text: { type: string } } }"),
        ["merge-repeated-properties"] = Of("{ allOf: [{ type: object, properties: { a: { type: string } } }, { properties: { a: { example: x } } }] }"),
        ["merge-overridden-properties"] = Of("{ allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { a: { type: string } } }] }"),
        ["nswag-inline-single-unions"] = Of("{ type: object, discriminator: { propertyName: b }, oneOf: [{ $ref: '#/components/schemas/Base' }] }"),
        ["inline-path-item-references"] = "openapi: 3.1.0\ninfo: { title: Acme, version: '1' }\npaths:\n  /a: { $ref: '#/components/pathItems/A' }\ncomponents: { pathItems: { A: { get: { operationId: a, responses: { '200': { description: ok } } } } } }\n",
        ["resolve-discriminator-mappings"] = Of("{ type: object, properties: { b: { type: string } }, discriminator: { propertyName: b, mapping: { base: Base } } }"),
        ["drop-ignored-headers"] = With("parameters: [{ name: Accept, in: header, schema: { type: string } }]"),
        ["add-enum-types"] = Of("{ enum: [1, 2] }"),
        ["drop-lone-discriminators"] = Of("{ type: object, discriminator: { propertyName: k }, properties: { a: { type: string } } }"),
        ["drop-contradicted-types"] = Of("{ type: object, oneOf: [{ $ref: '#/components/schemas/E' }, { type: 'null' }] }"),
        ["inline-single-branches"] = Of("{ oneOf: [{ type: array, items: { type: string } }] }"),
        ["document-responses"] = With("x: y"),
        ["add-missing-media-schemas"] = With("x: y", "application/json: {}"),
        ["describe-files"] = With("requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: {} } } } } }").Replace("3.0.3", "3.1.0"),
        ["mark-members"] = With("requestBody: { content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: string } } } } } }"),
        ["drop-extension-entries"] = With("x: y").Replace("responses: {", "responses: { x-note: a,"),
        ["merge-form-unions"] = With("requestBody: { content: { multipart/form-data: { schema: { oneOf: [{ type: object, properties: { a: { type: string } } }, { type: object, properties: { b: { type: string } } }] } } } }"),
        ["nswag-inline-form-files"] = With("requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: { type: array, items: { $ref: '#/components/schemas/File' } } } } } } }") + "\ncomponents: { schemas: { File: { type: string, format: binary } } }\n",
        ["keep-one-request-media-type"] = With("requestBody: { content: { text/yaml: { schema: { type: string } } } }"),
        ["drop-unsupported-security"] = SpecText.WithSchema("{ type: string }", components: "{ securitySchemes: { certificate: { type: mutualTLS } } }"),
        ["byte-format-to-string"] = Of("{ type: object, properties: { a: { type: string, format: binary } } }"),
        ["nswag-drop-conflicting-extensions"] = Of("{ type: string, enum: [a], x-enumDescriptions: { a: first } }"),
        ["nswag-relax-write-only-required"] = Of("{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }"),
        ["nswag-mark-read-only"] = Of("{ type: object, properties: { a: { type: string, readOnly: true } } }"),
        ["nswag-inline-parameter-content"] = With("parameters: [{ name: a, in: query, content: { application/json: { schema: { type: object } } } }]"),
        ["nswag-keep-one-response-media-type"] = With("x: y", "application/json: { schema: { type: string } }, text/csv: { schema: { type: string } }"),
        ["mark-own-kinds"] = Of("{ allOf: [{ $ref: '#/components/schemas/Kind' }, { type: object, properties: { a: { type: string } } }] }"),
        ["kiota-join-description-lines"] = Of("{ type: object, description: \"One.\\nTwo.\" }"),
        ["kiota-drop-invalid-urls"] = With("externalDocs: { url: \"https://a\\rb.test\" }"),
        ["kiota-move-unknown-keywords-to-extensions"] = Of("{ type: object, propertyNames: { pattern: a } }"),
        ["kiota-resolve-aliases"] = SpecText.WithSchema("{ $ref: '#/components/schemas/A' }", components: "{ schemas: { A: { $ref: '#/components/schemas/B' }, B: { type: object, properties: { a: { type: string } } } } }"),
        ["kiota-merge-union-parts"] = Of("{ allOf: [{ $ref: '#/components/schemas/Base' }, { oneOf: [{ $ref: '#/components/schemas/Kind' }, { type: object, properties: { d: { type: string } } }] }] }"),
        ["kiota-inline-primitive-branches"] = Of("{ oneOf: [{ $ref: '#/components/schemas/E' }, { $ref: '#/components/schemas/Base' }] }"),
        ["kiota-flatten-nested-unions"] = Of("{ oneOf: [{ type: array, items: { type: string } }, { oneOf: [{ type: string }, { type: boolean }] }] }"),
        ["kiota-widen-any-unions"] = Of("{ oneOf: [{ $ref: '#/components/schemas/Base' }, { type: object }] }"),
        ["kiota-add-missing-discriminators"] = Of("{ oneOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Kind' }] }"),
        ["drop-lossy-formats"] = Of("{ type: object, properties: { a: { type: string, format: uuid } } }"),
        ["kiota-unify-sibling-path-parameters"] = "openapi: 3.0.0\npaths:\n  /a/{b}: { get: { operationId: a, responses: { '200': { description: ok } } } }\n  /a/{c}/d: { get: { operationId: d, responses: { '200': { description: ok } } } }\n",
        ["kiota-split-parameter-objects"] = With("parameters: [{ name: a, in: query, style: deepObject, schema: { type: object, properties: { b: { type: string } } } }]"),
        ["kiota-parameters-to-string"] = With("parameters: [{ name: a, in: query, schema: { anyOf: [{ type: boolean }, { type: integer }] } }]"),
        ["kiota-relax-required-queries"] = With("parameters: [{ name: a, in: query, required: true, schema: { type: array, items: { type: string } } }]"),
        ["kiota-open-closed-objects"] = Of("{ type: object, additionalProperties: false, properties: { a: { type: string } } }"),
        ["kiota-wildcard-media-to-json"] = With("x: y", "'*/*': { schema: { type: string } }"),
        ["kiota-drop-unnamed-properties"] = Of("{ type: object, properties: { '': { type: string }, a: { type: string } } }"),
        ["kiota-mark-read-only-properties"] = Of("{ type: object, properties: { a: { type: string, readOnly: true } } }"),
        ["kiota-unknown-success-to2xx"] = "openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: a, responses: { '207': { description: ok, content: { application/json: { schema: { type: string } } } } } }\n",
        ["drop-cyclic-parts"] = Of("{ oneOf: [{ $ref: '#/components/schemas/T' }, { $ref: '#/components/schemas/Base' }] }"),
        ["nswag-cut-recursive-collections"] = Of("{ type: array, items: { $ref: '#/components/schemas/T' } }"),
        ["kiota-encode-paths"] = "openapi: 3.0.0\npaths:\n  '/a b':\n    get: { operationId: a, responses: { '200': { description: ok } } }\n",
        ["kiota-escape-wire-names"] = Of("{ type: object, properties: { \"a\\u2028b\": { type: string } } }"),
        ["drop-unrepresentable-numbers"] = Of("{ type: object, properties: { a: { type: string, maxLength: 10000000000 } } }"),
        ["kiota-drop-repeated-union-formats"] = Of("{ type: object, properties: { a: { oneOf: [{ type: string }, { type: boolean }] } } }"),
        ["kiota-drop-error-schemas"] = With("x: y").Replace("responses: {", "responses: { '400': { description: no, content: { application/json: { schema: { type: object } } } },"),
        ["kiota-name-root-parameters"] = "openapi: 3.0.0\npaths:\n  /{a}: { get: { operationId: a, parameters: [{ name: a, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } } }\n",
        ["describe-streams"] = With("x: y", "application/jsonl: { itemSchema: { type: object, properties: { a: { type: string } } } }"),
        ["nswag-split-streams"] = With("x: y", "application/json: { schema: { type: string } }, text/event-stream: { schema: { type: string } }"),
        ["kiota-carry-streams"] = With("x: y", "text/event-stream: { schema: { type: integer } }"),
        ["nswag-drop-free-form-parts"] = Of("{ allOf: [{ oneOf: [{ type: string }, { type: object }] }, { $ref: '#/components/schemas/Base' }] }"),
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
            WorkingDocument.Apply(document, Normaliser.Rules.Concat(generatorsRules).Where(rule => rule.Name != without));
            return document.ToString();
        }
        catch (Exception e) when (e is ProblemException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            return e.Message;
        }
    }
}
