namespace AgentSessions.Tests.Compilation;

[TestFixture]
internal sealed class RefusingBadSpecs
{
    [TestCase("openapi: 3.0.0\npathz: {}\n", "specs/acme.yaml(2,1): error SC0102: Unknown member 'pathz'. Did you mean 'paths'?")]
    [TestCase("openapi: 3.0.0\ninfo: { title: t }\n", "specs/acme.yaml(1,1): error SC0102: The document has no 'paths': there is nothing to call.")]
    [TestCase("openapi: 3.0.0\npaths: {}\n", "specs/acme.yaml(2,8): error SC0102: No path has an operation: there is nothing to call.")]
    [TestCase("openapi: 4.0.0\npaths: {}\n", "specs/acme.yaml(1,1): error SC0101: OpenAPI 4.0.0 is not supported: 3.0, 3.1 and 3.2 can be compiled.")]
    [TestCase("swagger: '2.0'\npaths: {}\n", "specs/acme.yaml(1,1): error SC0101: This is Swagger 2.0: OpenAPI 3.0, 3.1 and 3.2 can be compiled.")]
    [TestCase("openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: a }\n", "specs/acme.yaml(4,10): error SC0103: GET /a has no 'responses'.")]
    [TestCase("openapi: 3.0.0\npaths:\n  /a:\n    get:\n      responses:\n        '200': { $ref: '#/components/responses/None' }\n", "specs/acme.yaml(6,18): error SC0104: '#/components/responses/None' points at nothing.")]
    [TestCase("openapi: 3.0.0\npaths:\n  /a/{id}:\n    get:\n      responses: { '200': { description: ok } }\n", "specs/acme.yaml(5,7): error SC0110: GET /a/{id} has no path parameter 'id'.")]
    [TestCase("openapi: 3.0.0\npaths:\n  \"/a\\nb\":\n    get: { responses: { '200': { description: ok } } }\n", "specs/acme.yaml(3,3): error SC0111: The path \"/a\\nb\" holds a quote, a backslash or a control character, which no request can hold there as it is.")]
    [TestCase("openapi: 3.0.0\npaths:\n  /a:\n    get:\n      parameters: [{ name: 'a\"b', in: query }]\n      responses: { '200': { description: ok } }\n", "specs/acme.yaml(5,28): error SC0111: The parameter \"a\\\"b\" holds a quote, a backslash or a control character, which no request can hold there as it is.")]
    public void A_document_that_would_make_no_client_is_an_error_at_its_place(string yaml, string error) =>
        Assert.That(SpecText.ProblemsOf(yaml), Has.Member(error));

    [Test]
    public void Two_operations_of_one_name_are_an_error()
    {
        const string Yaml = """
            openapi: 3.0.0
            paths:
              /a:
                get: { operationId: list_things, responses: { '200': { description: ok } } }
                post: { operationId: listThings, responses: { '200': { description: ok } } }
            """;
        Assert.That(SpecText.ProblemsOf(Yaml).Single(), Does.Contain("error SC0105: Two operations would be called ListThingsAsync in C#: 'list_things' and 'listThings'."));
    }

    [Test]
    public void Two_schemas_of_one_name_are_an_error()
    {
        var problems = SpecText.ProblemsOf(SpecText.WithSchema("{ type: string }", components: "{ schemas: { A.Thing: { type: object }, thing: { type: object } } }"));
        Assert.That(problems.Single(), Does.Contain("error SC0106: Two schemas would be called Thing in C#: 'A.Thing' and 'thing'."));
    }

    [Test]
    public void All_problems_are_told_at_once()
    {
        const string Yaml = "openapi: 3.0.0\nfoo: 1\npaths:\n  /a:\n    get: {}\n    post: {}\n";
        Assert.That(SpecText.ProblemsOf(Yaml), Has.Count.EqualTo(3));
    }
}
