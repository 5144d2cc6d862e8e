using AgentSessions.Tests.Compilation;
using SpecCompiler.Normalising;
using SpecCompiler.Reading;

namespace AgentSessions.Tests.Fidelity;

/// <summary>The rules that none of our vendors needs, each with a document that does.</summary>
[TestFixture]
internal sealed class AnyDocumentMutations
{
    private const string Others =
        "E: { type: string, enum: [a] }, Base: { type: object, properties: { a: { type: array, items: {} }, b: { type: string } } }";

    /// <summary>A document by the name of the rule that it needs.</summary>
    public static IReadOnlyDictionary<string, string> Documents { get; } = new Dictionary<string, string>
    {
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
        ["nswag-free-form-part"] = Of("{ allOf: [{ oneOf: [{ type: string }, { type: object }] }, { $ref: '#/components/schemas/Base' }] }"),
    };

    [TestCaseSource(nameof(Names))]
    public void A_rule_that_is_left_out_is_missed(string rule) =>
        Assert.That(Text(Documents[rule], without: rule), Is.Not.EqualTo(Text(Documents[rule], without: null)));

    private static IEnumerable<string> Names() => Documents.Keys;

    private static string Of(string schema) =>
        SpecText.WithSchema("{ $ref: '#/components/schemas/T' }", components: $"{{ schemas: {{ T: {schema}, {Others} }} }}");

    /// <summary>What NSwag would read, or why there is nothing to read.</summary>
    private static string Text(string yaml, string? without)
    {
        var document = DocumentReader.Parse(yaml, "specs/acme.yaml");
        try
        {
            Normaliser.Apply(document, Normaliser.Rules.Concat(Normaliser.NSwagRules).Where(rule => rule.Name != without));
            return document.ToString();
        }
        catch (Exception e) when (e is ProblemException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            return e.Message;
        }
    }
}
