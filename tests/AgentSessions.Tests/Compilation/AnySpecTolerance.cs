using AgentSessions.Hostile.Measuring;
using SpecClients.OpenApi.Compiling;

namespace AgentSessions.Tests.Compilation;

/// <summary>Defects of real documents whose meaning is clear: a warning at their line, and a client nevertheless.</summary>
internal sealed class AnySpecTolerance
{
    [Test]
    public void Operations_of_one_name_are_numbered()
    {
        var document = SpecText.Tolerate("""
            openapi: 3.0.0
            paths:
              /a:
                get: { operationId: list_things, responses: { '200': { description: ok } } }
                post: { operationId: listThings, responses: { '200': { description: ok } } }
            """);
        Assert.That(Warnings(document), Is.EqualTo((string[])["specs/acme.yaml(5,13): warning SC0105: Two operations would be called ListThingsAsync in C#: 'list_things' and 'listThings'. The later one gets a number."]));
        Assert.That(Text(document, "paths./a.get.operationId"), Is.EqualTo("list_things"));
        Assert.That(Text(document, "paths./a.post.operationId"), Is.EqualTo("listThings2"));
        Assert.That(document.Review, Does.Contain("listThings → listThings2"));
    }

    [Test]
    public void Schemas_of_one_name_are_numbered_and_their_references_follow()
    {
        var document = SpecText.Tolerate(SpecText.WithSchema("{ $ref: '#/components/schemas/thing' }", components: "{ schemas: { A.Thing: { type: object }, thing: { type: object } } }"));
        Assert.That(Warnings(document).Single(), Does.Contain("warning SC0106: Two schemas would be called Thing in C#: 'A.Thing' and 'thing'."));
        Assert.That(SpecText.Schema(document)["$ref"]!.ToString(), Is.EqualTo("#/components/schemas/Thing2"));
    }

    [Test]
    public void A_schema_called_like_a_class_of_the_runtime_gets_another_name()
    {
        var document = SpecText.Tolerate(SpecText.WithSchema("{ $ref: '#/components/schemas/FileResponse' }", components: "{ schemas: { FileResponse: { type: object } } }"));
        Assert.That(SpecText.Schema(document)["$ref"]!.ToString(), Is.EqualTo("#/components/schemas/FileResponse2"));
    }

    [Test]
    public void Properties_of_one_name_are_numbered()
    {
        var document = SpecText.Tolerate(SpecText.WithSchema("{ $ref: '#/components/schemas/T' }", components: "{ schemas: { T: { type: object, properties: { a_b: { type: string }, aB: { type: string } } } } }"));
        Assert.That(Text(document, "components.schemas.T.properties.aB.x-csharp-name"), Is.EqualTo("AB2"));
    }

    [Test]
    public void An_inline_schema_never_takes_the_name_of_another()
    {
        const string Components = "{ schemas: { Thread: { type: object, properties: { status: { type: string, enum: [a] } } }, ThreadStatus: { type: object, properties: { x: { type: string } } } } }";
        var document = SpecText.Tolerate(SpecText.WithSchema("{ $ref: '#/components/schemas/Thread' }", components: Components));
        Assert.That(document.Root.SelectToken("components.schemas.Thread.properties.status.$ref")!.ToString(), Is.EqualTo("#/components/schemas/ThreadStatus2"));
    }

    [Test]
    public void A_place_in_a_path_without_a_parameter_takes_a_string()
    {
        var document = SpecText.Tolerate("""
            openapi: 3.0.0
            paths:
              /a/{id}:
                get:
                  parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
                  responses: { '200': { description: ok } }
            """);
        Assert.That(Warnings(document), Is.EqualTo((string[])[
            "specs/acme.yaml(5,7): warning SC0110: GET /a/{id} has no path parameter 'id'. A string is taken.",
            "specs/acme.yaml(5,7): warning SC0110: GET /a/{id} declares the path parameter 'name', which its path does not hold. It is left out."]));
        Assert.That(document.Root.SelectTokens("paths./a/{id}.get.parameters[*].name").Select(name => name.ToString()), Is.EqualTo((string[])["id"]));
    }

    [Test]
    public void An_operation_without_responses_succeeds_with_any_2xx()
    {
        var document = SpecText.Tolerate("openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: a }\n");
        Assert.That(Warnings(document).Single(), Does.StartWith("specs/acme.yaml(4,10): warning SC0103: GET /a has no 'responses'"));
        Assert.That(document.Root.SelectToken("paths./a.get.responses.2XX"), Is.Not.Null);
    }

    [Test]
    public void A_schema_that_is_not_there_is_any_value()
    {
        var document = SpecText.Tolerate(SpecText.WithSchema("{ type: object, properties: { a: { $ref: '#/components/schemas/Gone' } } }"));
        Assert.That(Warnings(document).Single(), Does.Contain("warning SC0104: '#/components/schemas/Gone' points at nothing. Any value is taken."));
        Assert.That(document.Root.SelectToken("components.schemas.Gone.description"), Is.Not.Null);
    }

    [Test]
    public void A_property_whose_schema_is_none_is_any_value()
    {
        var document = SpecText.Tolerate(SpecText.WithSchema("{ $ref: '#/components/schemas/T' }", components: "{ schemas: { T: { type: object, properties: { a: , type: object } } } }"));
        Assert.That(Warnings(document).ToList(), Has.Count.EqualTo(2).And.Some.Contains("warning SC0102: What 'type' is should be said by a schema, and this is none. Any value is taken."));
        Assert.That(document.Root.SelectToken("components.schemas.T.properties.type"), Is.InstanceOf<Newtonsoft.Json.Linq.JObject>());
    }

    [Test]
    public void Braces_are_none_of_an_operations_name()
    {
        var document = SpecText.Tolerate("openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: 'get/a/{id}', responses: { '200': { description: ok } } }\n");
        Assert.That(Text(document, "paths./a.get.operationId"), Is.EqualTo("get/a/_id_"));
    }

    [Test]
    public void A_block_that_begins_with_a_deeper_blank_line_is_read()
    {
        var document = SpecText.Tolerate(SpecText.WithSchema("{ type: string }") + "\ninfo2: 1\n".Replace("info2: 1", "x-text: |+\n       \n  text\nx-after: 1"));
        Assert.That(Warnings(document).Single(), Does.Contain("warning SC0100: A block of text begins with a blank line"));
        Assert.That(document.Root["x-text"]!.ToString(), Is.EqualTo("\ntext\n"));
    }

    private static string? Text(EffectiveDocument document, string path) => document.Root.SelectToken(path)?.ToString();

    private static IEnumerable<string> Warnings(EffectiveDocument document) => document.Warnings.Select(warning => warning.ToString());
}
